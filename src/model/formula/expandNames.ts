import type { WorkbookDocument } from '../document';
import { isNameToken, rewriteTokens } from './tokens';

/** A stored formula with what named ranges refer to in the place of their ids: what calculates knows no names. */
export function expandNames(stored: string, { namedRanges }: Pick<WorkbookDocument, 'namedRanges'>): string {
  if (!namedRanges || !mayNameRange(stored)) return stored;
  return rewriteTokens(stored, (token) => {
    if (!isNameToken(token)) return token.value;
    return namedRanges.find(({ id }) => id === token.value)?.refersTo ?? token.value;
  });
}

/** Cheap test before a formula is tokenized; a text in it may look like an id. */
export const mayNameRange = (stored: string): boolean => /_n[a-z][a-z0-9]{9}/.test(stored);
