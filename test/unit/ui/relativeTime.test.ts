import { describe, expect, it } from 'vitest';
import { relativeTime } from '../../../src/ui/relativeTime';

const now = Date.UTC(2026, 5, 15, 12);
const minute = 60_000;

describe('relativeTime', () => {
  it('leaves the last minute to the caller', () => {
    expect(relativeTime('en', now - minute + 1, now)).toBeNull();
    expect(relativeTime('en', now + minute, now)).toBeNull();
  });

  it('counts minutes, hours and days in the language of the reader', () => {
    expect(relativeTime('en', now - 5 * minute, now)).toBe('5 minutes ago');
    expect(relativeTime('zh-CN', now - 5 * minute, now)).toBe('5分钟前');
    expect(relativeTime('en', now - 3 * 60 * minute, now)).toBe('3 hours ago');
    expect(relativeTime('en', now - 24 * 60 * minute, now)).toBe('yesterday');
  });

  it('names the date after a week, with the year when it is another one', () => {
    expect(relativeTime('en', Date.UTC(2026, 4, 1, 12), now)).toBe('May 1');
    expect(relativeTime('en', Date.UTC(2024, 4, 1, 12), now)).toBe('May 1, 2024');
  });
});
