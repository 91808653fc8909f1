import { describe, expect, it } from 'vitest';

type Texts = { [key: string]: string | Texts };

const files = import.meta.glob<Texts>(['./en/*.json', './de/*.json'], {
  eager: true,
  import: 'default',
});

const namespaces = Object.keys(files)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length));

describe.each(namespaces)('the texts of %s', (file) => {
  const english = flat(files[`./en/${file}`]);
  const german = flat(files[`./de/${file}`]);

  it('are all there in German', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('fill in the same values in both languages', () => {
    for (const [key, text] of Object.entries(english)) {
      expect(placeholders(german[key] ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are never empty', () => {
    for (const [key, text] of Object.entries({ ...english, ...german })) {
      expect(text.trim(), key).not.toBe('');
    }
  });
});

function flat(texts: Texts | undefined, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts ?? {}).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(.+?)\}\}|<\/?(\w+)\s*\/?>/g)].map(([match]) => match).sort();
}
