import { tokenize, type Token } from '@borgar/fx';

export type { Token };

/** Kinds of tokens that name cells: `A1`, `A1:B2`, `A:A`, `1:3`, `A1:A`, each perhaps behind a sheet name. */
const cellTokens: ReadonlySet<string> = new Set(['range', 'range_beam', 'range_ternary']);
export const isCellToken = (token: Token): boolean => cellTokens.has(token.type);
/** A plain name: a parameter, or a whole table. */
export const isNameToken = (token: Token): boolean => token.type === 'range_named';
export const isStructuredToken = (token: Token): boolean => token.type === 'structured';
export const isFunctionToken = (token: Token): boolean => token.type === 'func';

/** The tokens of a formula, in order; joined, their values are the formula again. */
export function tokensOf(formula: string): Token[] {
  return tokenize(formula, { mergeRefs: true });
}

/** Rewrites a formula token by token; what `rewrite` returns takes the token's place. */
export function rewriteTokens(formula: string, rewrite: (token: Token) => string): string {
  return tokensOf(formula).map(rewrite).join('');
}
