import { describe, expect, it } from 'vitest';
import { parseAuditSearch, parseChangesSearch, timeRange } from './search';

describe('the filter of the audit log in the address', () => {
  it('is read as it was written', () => {
    const search = { actor: 'account:1', action: 'signIn', since: '24h' };
    expect(parseAuditSearch(search)).toMatchObject(search);
  });

  it('leaves out what it does not know', () => {
    expect(
      parseAuditSearch({ since: 'a while', from: 'yesterday', actor: '', nonsense: 1 }),
    ).toEqual({});
  });

  it('takes the id of an event, which the router reads as a number', () => {
    expect(parseAuditSearch({ event: 12 }).event).toBe('12');
  });
});

describe('the filter of schema changes', () => {
  it('knows the states of a change', () => {
    expect(parseChangesSearch({ status: 'FAILED' }).status).toBe('FAILED');
    expect(parseChangesSearch({ status: 'BROKEN' }).status).toBeUndefined();
  });
});

describe('a time range', () => {
  it('of a period ends now', () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    expect(timeRange({ since: '1h' }, now)).toEqual({ from: '2026-03-01T11:00:00.000Z' });
  });

  it('of days includes the last one', () => {
    const { from, to } = timeRange({ from: '2026-03-01', to: '2026-03-01' });
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(86_399_999);
  });

  it('without bounds is open', () => {
    expect(timeRange({})).toEqual({});
  });
});
