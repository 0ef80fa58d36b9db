import type { Locale } from '../shared/localText';

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const absoluteAfterMs = 7 * 86_400_000;

/**
 * "5 minutes ago", and a date after a week; `null` below a minute, which the caller words ("just now").
 */
export function relativeTime(locale: Locale, timeMs: number, nowMs: number): string | null {
  const ageMs = Math.max(0, nowMs - timeMs);
  if (ageMs >= absoluteAfterMs) {
    const sameYear = new Date(timeMs).getFullYear() === new Date(nowMs).getFullYear();
    return new Intl.DateTimeFormat(locale, {
      month: 'short',
      day: 'numeric',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(timeMs);
  }
  for (const [unit, ms] of steps) {
    if (ageMs >= ms)
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(ageMs / ms), unit);
  }
  return null;
}
