import { expect, it } from 'vitest';
import { everyMinute, sum } from './minutes';

const now = Date.parse('2026-03-01T12:00:30Z');

it('has sixty minutes, the last of which is this one', () => {
  const minutes = everyMinute([{ at: '2026-03-01T12:00:00Z', requests: 3, errors: 1 }], now);
  expect(minutes).toHaveLength(60);
  expect(minutes[0]?.at).toBe('2026-03-01T11:01:00.000Z');
  expect(minutes[59]).toMatchObject({ requests: 3, errors: 1 });
});

it('leaves out what is older than an hour', () => {
  const minutes = everyMinute([{ at: '2026-03-01T11:00:00Z', requests: 3, errors: 1 }], now);
  expect(sum(minutes)).toEqual({ requests: 0, errors: 0 });
});
