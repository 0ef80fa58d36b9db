/** What someone is in the middle of typing, and what takes its place when a proposal is taken: `[from, to)`. */
export type WordAt = NameWord | ColumnWord;

interface WordPlace {
  readonly typed: string;
  readonly from: number;
  readonly to: number;
}
/** A function, a parameter, a table or a sheet. */
export interface NameWord extends WordPlace {
  readonly kind: 'name';
  /** An opening bracket follows already. */
  readonly isCalled: boolean;
}
/** A column between the brackets of a structured reference. */
export interface ColumnWord extends WordPlace {
  readonly kind: 'column';
  /** The table before the bracket; empty for the one the formula stands in. */
  readonly table: string;
  readonly thisRow: boolean;
  /** Within brackets of its own: `T[[Rev`. */
  readonly isInner: boolean;
}

const nameCharacter = /[\p{L}\p{N}_.]/u;
const nameStart = /[\p{L}_]/u;

/** The word at the caret that completions are offered for; `null` in texts, numbers and between words. O(length). */
export function wordAt(formula: string, caret: number): WordAt | null {
  if (!formula.startsWith('=') || caret < 1) return null;
  const inside = enclosing(formula, caret);
  if (inside === 'text') return null;
  return inside === null ? nameAt(formula, caret) : columnAt(formula, caret, inside);
}

/** Position of the outermost square bracket that is open at the caret, or that the caret stands in a text. */
function enclosing(formula: string, caret: number): number | 'text' | null {
  let quote: string | null = null;
  let depth = 0;
  let outermost = 0;
  for (let at = 1; at < caret; at++) {
    const char = formula[at];
    if (depth > 0) {
      if (char === "'") at++;
      else if (char === '[') depth++;
      else if (char === ']') depth--;
    } else if (quote !== null) {
      if (char === quote) quote = null;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[') {
      depth = 1;
      outermost = at;
    }
  }
  if (depth > 0) return outermost;
  return quote === null ? null : 'text';
}

function nameAt(formula: string, caret: number): NameWord | null {
  let from = caret;
  while (from > 1 && nameCharacter.test(formula[from - 1] as string)) from--;
  const typed = formula.slice(from, caret);
  // Behind `!` stands a cell, and behind a `$` too.
  if (!nameStart.test(typed[0] ?? '') || /[!$'"]/.test(formula[from - 1] ?? '')) return null;
  let to = caret;
  while (to < formula.length && nameCharacter.test(formula[to] as string)) to++;
  return { kind: 'name', typed, from, to, isCalled: formula[to] === '(' };
}

function columnAt(formula: string, caret: number, bracket: number): ColumnWord | null {
  let tableFrom = bracket;
  while (tableFrom > 1 && nameCharacter.test(formula[tableFrom - 1] as string)) tableFrom--;
  const content = formula.slice(bracket + 1, caret);
  const thisRow = content.startsWith('@') || /^\[#this row\]/i.test(content);
  const inner = lastOpenBracket(content);
  const isInner = inner >= 0;
  const start = isInner ? inner + 1 : content.startsWith('@') ? 1 : 0;
  const typed = content.slice(start);
  // Between the parts of `[[A]:[B]]` no column can stand, and `#Headers` is none.
  if (typed.startsWith('#') || (!isInner && typed.includes(']'))) return null;
  const rest = /^[^[\](),]*\]/.exec(formula.slice(caret));
  return {
    kind: 'column',
    typed,
    table: formula.slice(tableFrom, bracket),
    thisRow,
    isInner,
    from: caret - typed.length,
    to: caret + (rest?.[0].length ?? 0),
  };
}

/** Position of the last bracket that is still open within; -1: none. An apostrophe takes the meaning of what follows. */
function lastOpenBracket(content: string): number {
  const open: number[] = [];
  for (let at = 0; at < content.length; at++) {
    if (content[at] === "'") at++;
    else if (content[at] === '[') open.push(at);
    else if (content[at] === ']') open.pop();
  }
  return open.at(-1) ?? -1;
}
