import type { TableColumn } from '../model/document';
import { guessRoles } from './columnGuess';

/**
 * The roles columns of a table of orders have, and for the others those that their names and types let expect; each at most
 * once, `null` where none is likely.
 */
export function rolesOfOrders(columns: readonly TableColumn[]): readonly (string | null)[] {
  const known = new Set(columns.flatMap(({ role }) => role ?? []));
  const guesses = guessRoles(columns).roles;
  return columns.map(({ role }, index) => {
    const guess = guesses[index]?.role ?? null;
    return role ?? (guess !== null && known.has(guess) ? null : guess);
  });
}
