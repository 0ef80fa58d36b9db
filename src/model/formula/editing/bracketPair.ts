import { formulaSpans } from './formulaSpans';

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** The bracket beside the caret and its partner. */
export interface BracketPair {
  readonly at: number;
  /** `null`: it has none. */
  readonly partner: number | null;
}

/** The bracket just before the caret, or else the one behind it, with the one it belongs to. O(spans). */
export function bracketPair(formula: string, caret: number): BracketPair | null {
  const partners = new Map<number, number | null>();
  const open: { at: number; text: string }[] = [];
  for (const { kind, text, from } of formulaSpans(formula)) {
    if (kind === 'open') {
      open.push({ at: from, text });
      partners.set(from, null);
    } else if (kind === 'close') {
      const last = open.at(-1);
      const fits = last !== undefined && closing[last.text] === text;
      partners.set(from, fits ? last.at : null);
      if (!fits) continue;
      partners.set(last.at, from);
      open.pop();
    }
  }
  for (const at of [caret - 1, caret]) {
    const partner = partners.get(at);
    // One that is still open at the end is no fault while someone types.
    if (partner != null) return { at, partner };
    if (partner === null && formula[at] !== '(' && formula[at] !== '{') return { at, partner };
  }
  return null;
}
