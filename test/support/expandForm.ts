import { isFunctionToken, isNameToken, tokensOf, type Token } from '../../src/model/formula/tokens';

/**
 * A form of `formulas/excelForms.ts` with its parameters filled in and without what our engine does not know: names of LET
 * give way to what they stand for, and a SCAN that adds up to a product with a triangle of ones.
 */
export function expandForm(body: string, values: ReadonlyMap<string, string>): string {
  const tokens = tokensOf(`=${body}`).filter(({ type }) => type !== 'fx_prefix');
  return expand(tokens, new Map([...values].map(([name, text]) => [name, `(${text})`])));
}

function expand(tokens: readonly Token[], names: ReadonlyMap<string, string>): string {
  let text = '';
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const isCall = tokens[at + 1]?.value === '(' && (isFunctionToken(token) || isNameToken(token));
    if (!isCall) {
      text += names.get(token.value) ?? token.value;
      continue;
    }
    const end = closing(tokens, at + 1);
    const parts = split(tokens.slice(at + 2, end));
    text += call(token.value, parts, names);
    at = end;
  }
  return text;
}

function call(name: string, parts: readonly Token[][], names: ReadonlyMap<string, string>): string {
  if (name === 'LET') {
    const inner = new Map(names);
    for (let i = 0; i + 1 < parts.length; i += 2) {
      inner.set(textOf(parts[i]), `(${expand(parts[i + 1] ?? [], inner)})`);
    }
    return `(${expand(parts.at(-1) ?? [], inner)})`;
  }
  if (name === 'SCAN') {
    if (textOf(parts[0]) !== '0' || textOf(parts[2]) !== 'LAMBDA(total,next,total+next)') {
      throw new Error('only running totals can be expanded');
    }
    const column = expand(parts[1] ?? [], names);
    const places = `SEQUENCE(ROWS(${column}))`;
    return `MMULT(--(${places}>=TRANSPOSE(${places})),${column})`;
  }
  const args = parts.map((part) => expand(part, names));
  return `${name}(${args.join(',')})`;
}

const textOf = (tokens: readonly Token[] | undefined): string =>
  (tokens ?? []).map(({ value }) => value).join('');

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.value === '(') depth++;
    if (tokens[at]?.value === ')' && --depth === 0) return at;
  }
  throw new Error('a call without an end');
}

function split(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.value === '(' || token.value === '{') depth++;
    if (token.value === ')' || token.value === '}') depth--;
    if (depth === 0 && token.value === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
