import { isFunctionToken, isNameToken, tokensOf, type Token } from '../../model/formula/tokens';

/** Written out, names that are used often make a formula grow without end. */
const longestFormula = 8_192;
const deepestLet = 16;
/** What gives another value each time it is asked: LET asks once. */
const changing = /^(_xlfn\.)?(RAND|RANDBETWEEN|RANDARRAY)$/i;

/** Thrown where a LET has no meaning without LET. */
class Unexpandable extends Error {}
type Definitions = ReadonlyMap<string, readonly Token[]>;

/**
 * A formula (without `=`) in which each `LET` is written out: its definitions stand in place of its names, in parentheses
 * where they are more than one value. `null` where that would be too long, or mean something else.
 */
export function expandLet(text: string): string | null {
  if (!/\bLET\(/i.test(text)) return text;
  try {
    const tokens = tokensOf(`=${text}`).filter(({ type }) => type !== 'fx_prefix');
    return textOf(expand(tokens, new Map(), 0));
  } catch (error) {
    if (error instanceof Unexpandable) return null;
    throw error;
  }
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ value }) => value).join('');
const isLet = (token: Token): boolean => isFunctionToken(token) && /^(_xlfn\.)?LET$/i.test(token.value);
const nameOf = (token: Token): string => token.value.toLowerCase();

function expand(tokens: readonly Token[], known: Definitions, depth: number): Token[] {
  if (depth > deepestLet) throw new Unexpandable();
  const written: Token[] = [];
  let length = 0;
  const write = (parts: readonly Token[]): void => {
    for (const part of parts) length += part.value.length;
    if (length > longestFormula) throw new Unexpandable();
    written.push(...parts);
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (isLet(token)) {
      const { parts, end } = argumentsFrom(tokens, at + 1);
      write(inParentheses(resultOf(parts, known, depth)));
      at = end;
      continue;
    }
    const definition = isNameToken(token) ? known.get(nameOf(token)) : undefined;
    if (!definition) write([token]);
    // A range from one name to another, and the array that spills from one, are places and no values.
    else if ([tokens[at - 1], tokens[at + 1]].some((beside) => /^[:#]$/.test(beside?.value ?? ''))) {
      throw new Unexpandable();
    } else write(inParentheses(definition));
  }
  return written;
}

/** Each name may be used by what is defined behind it, and by the last argument. */
function resultOf(parts: readonly Token[][], outer: Definitions, depth: number): Token[] {
  const known = new Map(outer);
  if (parts.length < 3 || parts.length % 2 === 0) throw new Unexpandable();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [name, ...others] = (parts[at] ?? []).filter(({ type }) => type !== 'whitespace');
    if (!name || !isNameToken(name) || others.length > 0) throw new Unexpandable();
    const definition = trimmed(expand(parts[at + 1] ?? [], known, depth + 1));
    if (definition.length === 0) throw new Unexpandable();
    if (definition.some((token) => isFunctionToken(token) && changing.test(token.value))) {
      throw new Unexpandable();
    }
    known.set(nameOf(name), definition);
  }
  return trimmed(expand(parts.at(-1) ?? [], known, depth + 1));
}

/** What stands between the parenthesis at `open` and its end, at the commas that belong to it. */
function argumentsFrom(tokens: readonly Token[], open: number): { parts: Token[][]; end: number } {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (/^[)}]$/.test(token.value) && --depth === 0) return { parts, end: at };
    if (depth === 1 && token.value === ',') parts.push([]);
    else if (depth > 0) parts.at(-1)?.push(token);
    if (/^[({]$/.test(token.value)) depth++;
  }
  throw new Unexpandable();
}

function trimmed(tokens: readonly Token[]): Token[] {
  const isBlank = ({ type }: Token): boolean => type === 'whitespace';
  const from = tokens.findIndex((token) => !isBlank(token));
  return from < 0 ? [] : tokens.slice(from, tokens.findLastIndex((token) => !isBlank(token)) + 1);
}

/** A single value, reference or call stays as it is: functions that ask for a reference take none in parentheses. */
function inParentheses(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length <= 1 || isOneOperand(tokens)) return tokens;
  return [{ type: 'operator', value: '(' }, ...tokens, { type: 'operator', value: ')' }];
}

/** A call, an array, or what stands in parentheses already. */
function isOneOperand(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  if (!first || !(isFunctionToken(first) || /^[({]$/.test(first.value))) return false;
  let depth = 0;
  return tokens.every(({ value }, at) => {
    if (/^[({]$/.test(value)) depth++;
    if (/^[)}]$/.test(value)) depth--;
    return depth > 0 || at === tokens.length - 1 || (at === 0 && isFunctionToken(first));
  });
}
