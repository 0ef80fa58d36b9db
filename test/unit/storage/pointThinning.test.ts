import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointLimits, pointsToForget } from '../../../src/storage/pointThinning';
import type { RestorePoint } from '../../../src/storage/restorePoint';

const minuteMs = 60_000;
const nowMs = Date.UTC(2026, 4, 20, 12, 30);
const point = (ageMs: number, name: string | null = null): RestorePoint => ({
  id: `${ageMs}`,
  atMs: nowMs - ageMs,
  version: 1,
  cause: 'automatic',
  name,
});
const keptOf = (points: readonly RestorePoint[], atMs = nowMs): RestorePoint[] => {
  const gone = new Set(pointsToForget(points, atMs));
  return points.filter((candidate) => !gone.has(candidate));
};
/** One every ten minutes over so many days. */
const steady = (days: number): RestorePoint[] =>
  Array.from({ length: days * 144 }, (_, index) => point(index * 10 * minuteMs));

describe('thinning restore points', () => {
  it('keeps all of the last hour, one an hour of the last day, one a day before that', () => {
    const ages = keptOf(steady(5)).map(({ atMs }) => (nowMs - atMs) / minuteMs);
    expect(ages.filter((age) => age <= 60)).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(ages.filter((age) => age > 60 && age <= 1440)).toHaveLength(24);
    expect(ages.filter((age) => age > 1440)).toHaveLength(5);
  });

  it('keeps the last state of an hour, and everything that was named', () => {
    const at = (minutes: number, name: string | null = null) => point(minutes * minuteMs, name);
    const points = [at(100), at(110), at(115, 'mine'), at(120)];
    expect(keptOf(points)).toEqual([at(100), at(115, 'mine')]);
  });

  it('gives up nothing more when it is done again, also as time goes by without new points', () => {
    const once = keptOf(steady(40));
    expect(keptOf(once)).toEqual(once);
    const nextWeek = keptOf(once, nowMs + 7 * 1440 * minuteMs);
    expect(nextWeek.length).toBeGreaterThan(35);
    expect(keptOf(nextWeek, nowMs + 7 * 1440 * minuteMs)).toEqual(nextWeek);
  });

  it('never keeps more than so many without a name, the newest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 200 * 1440 }), { maxLength: 400 }), (minutes) => {
        const points = minutes.map((age) => point(age * minuteMs));
        const kept = keptOf(points);
        expect(kept.length).toBeLessThanOrEqual(pointLimits.unnamed);
        const newest = points.toSorted((a, b) => b.atMs - a.atMs)[0];
        if (newest && nowMs - newest.atMs <= pointLimits.unnamedAgeMs) expect(kept).toContain(newest);
      }),
    );
  });
});
