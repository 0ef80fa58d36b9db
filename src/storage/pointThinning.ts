import type { RestorePoint } from './restorePoint';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

export const pointLimits = {
  /** However dense they come (a script that imports a thousand files), so many without a name are kept. */
  unnamed: 100,
  /** Points without a name are given up after so long. */
  unnamedAgeMs: 90 * dayMs,
  named: 200,
} as const;

/**
 * Which points are given up: of the last hour all are kept, of the last day one an hour, before that one a day. Hours and
 * days are the clock's, and the last state of each stays, so that thinning again gives up nothing more. Named ones stay.
 */
export function pointsToForget(points: readonly RestorePoint[], nowMs: number): RestorePoint[] {
  const newestFirst = points.filter(({ name }) => name === null).toSorted((a, b) => b.atMs - a.atMs);
  const taken = new Set<string>();
  let kept = 0;
  return newestFirst.filter(({ id, atMs }) => {
    const ageMs = nowMs - atMs;
    const place =
      ageMs <= hourMs ? id : ageMs <= dayMs ? `h${stretch(atMs, hourMs)}` : `d${stretch(atMs, dayMs)}`;
    const isKept = ageMs <= pointLimits.unnamedAgeMs && kept < pointLimits.unnamed && !taken.has(place);
    if (!isKept) return true;
    taken.add(place);
    kept++;
    return false;
  });
}

const stretch = (atMs: number, lengthMs: number): number => Math.floor(atMs / lengthMs);
