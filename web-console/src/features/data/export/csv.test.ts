import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('a line of CSV', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['a', 'b,c', 'say "hi"', 'two\nlines', null])).toBe(
      'a,"b,c","say ""hi""","two\nlines",\r\n',
    );
  });

  it('keeps exact numbers, also negative ones', () => {
    expect(csvLine(['-12345678901234567890.10', 7, false])).toBe(
      '-12345678901234567890.10,7,false\r\n',
    );
  });

  it('lets no text become a formula', () => {
    expect(csvLine(['=HYPERLINK(1)', '@x', '-a'])).toBe("'=HYPERLINK(1),'@x,'-a\r\n");
  });

  it('writes lists and objects as JSON', () => {
    expect(csvLine([['a', 'b'], { c: 1 }])).toBe('"[""a"",""b""]","{""c"":1}"\r\n');
  });
});
