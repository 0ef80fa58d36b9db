import { scaleStrength } from '../model/colorTokens';

/**
 * The CSS colour of a value between the points of a scale, mixed from tokens so that both themes have it; `null` where the
 * scale has no colour there.
 */
export function scaleColor(
  value: number,
  points: readonly number[],
  colors: readonly string[],
): string | null {
  let index = 0;
  while (index < points.length - 2 && value > (points[index + 1] as number)) index++;
  const [low, high] = [points[index], points[index + 1]];
  const [from, to] = [colors[index], colors[index + 1]];
  if (low === undefined || high === undefined || from === undefined || to === undefined) return null;
  const share = high > low ? Math.max(0, Math.min((value - low) / (high - low), 1)) : 1;
  const percent = Math.round(share * 100);
  return `color-mix(in oklab, ${paled(to)} ${percent}%, ${paled(from)})`;
}

/** A colour token as scales and bars show it. */
export function paled(token: string): string {
  if (token === 'background') return 'var(--wb-background)';
  const name = token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, '');
  return `color-mix(in oklab, var(--wb-${name}) ${scaleStrength}%, var(--wb-background))`;
}
