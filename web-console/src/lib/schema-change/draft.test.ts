import { afterEach, describe, expect, it } from 'vitest';
import {
  addToDraft,
  discardDraft,
  draftOf,
  forgetAllDrafts,
  forgetDraft,
  hasDrafts,
  removeFromDraft,
  undoDraft,
} from './draft';

const first = { createRole: { name: 'editor' } };
const second = { createRole: { name: 'writer' } };

afterEach(forgetAllDrafts);

describe('a draft', () => {
  it('belongs to one project', () => {
    addToDraft('blog', first);
    expect(draftOf('blog')).toEqual([first]);
    expect(draftOf('shop')).toEqual([]);
  });

  it('is undone step by step, a discarded one too', () => {
    addToDraft('blog', first);
    addToDraft('blog', second);
    removeFromDraft('blog', 0);
    discardDraft('blog');
    undoDraft('blog');
    expect(draftOf('blog')).toEqual([second]);
    undoDraft('blog');
    expect(draftOf('blog')).toEqual([first, second]);
  });

  it('that was applied does not come back', () => {
    addToDraft('blog', first);
    forgetDraft('blog');
    undoDraft('blog');
    expect(draftOf('blog')).toEqual([]);
    expect(hasDrafts()).toBe(false);
  });
});
