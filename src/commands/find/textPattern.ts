/** What is looked for in texts. `*` stands for any run of characters, `?` for any one, `~` before them for themselves. */
export interface PatternOptions {
  readonly text: string;
  readonly matchCase: boolean;
  /** The text as a whole, and not a part of it. */
  readonly wholeText: boolean;
}

/** `null` stands for any one character. */
type Segment = readonly (string | null)[];
type Span = readonly [from: number, to: number];

/**
 * Finds and replaces without backtracking: the parts between stars are looked for one after the other, each at its first
 * place behind the last, so that no pattern takes longer than its length times that of the text.
 */
export class TextPattern {
  readonly #segments: readonly Segment[];
  readonly #matchCase: boolean;
  readonly #wholeText: boolean;

  constructor({ text, matchCase, wholeText }: PatternOptions) {
    this.#matchCase = matchCase;
    this.#wholeText = wholeText;
    this.#segments = segmentsOf(this.#folded(text));
  }

  get isEmpty(): boolean {
    return this.#segments.every((segment) => segment.length === 0);
  }

  matches(text: string): boolean {
    return this.#spanFrom(this.#folded(text), 0) !== null;
  }

  /** The text with every match replaced; the same text when there is none. */
  replace(text: string, replacement: string): string {
    const folded = this.#folded(text);
    let result = '';
    let at = 0;
    for (let span = this.#spanFrom(folded, 0); span; span = this.#spanFrom(folded, at)) {
      result += text.slice(at, span[0]) + replacement;
      at = span[1];
      if (span[0] === span[1] || at >= text.length) break;
    }
    return result + text.slice(at);
  }

  /** The first match at or behind a place. */
  #spanFrom(text: string, from: number): Span | null {
    const segments = this.#segments;
    const [first, last] = [segments[0] as Segment, segments.at(-1) as Segment];
    if (this.#wholeText) return from === 0 && this.#isWhole(text) ? [0, text.length] : null;
    if (this.isEmpty) return null;
    let start = indexOf(text, first, from);
    if (start < 0) return null;
    let end = start + first.length;
    if (first.length === 0) start = from;
    for (const segment of segments.slice(1)) {
      const next = indexOf(text, segment, end);
      if (next < 0) return null;
      end = next + segment.length;
    }
    // A star at the end takes the rest, as in Excel.
    return [start, segments.length > 1 && last.length === 0 ? text.length : end];
  }

  #isWhole(text: string): boolean {
    const segments = this.#segments;
    const [first, last] = [segments[0] as Segment, segments.at(-1) as Segment];
    if (!isAt(text, first, 0)) return false;
    if (segments.length === 1) return first.length === text.length;
    let end = first.length;
    for (const segment of segments.slice(1, -1)) {
      const next = indexOf(text, segment, end);
      if (next < 0) return false;
      end = next + segment.length;
    }
    return text.length - last.length >= end && isAt(text, last, text.length - last.length);
  }

  /** Positions must stay what they are: a text that lower case makes longer is compared as it is. */
  #folded(text: string): string {
    if (this.#matchCase) return text;
    const lower = text.toLowerCase();
    return lower.length === text.length ? lower : text;
  }
}

function segmentsOf(pattern: string): Segment[] {
  const segments: (string | null)[][] = [[]];
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern[index] as string;
    const next = pattern[index + 1];
    if (char === '~' && next !== undefined && '*?~'.includes(next)) {
      segments.at(-1)?.push(next);
      index++;
    } else if (char === '*') segments.push([]);
    else segments.at(-1)?.push(char === '?' ? null : char);
  }
  return segments;
}

function indexOf(text: string, segment: Segment, from: number): number {
  if (!segment.includes(null)) return text.indexOf(segment.join(''), from);
  for (let at = from; at + segment.length <= text.length; at++) if (isAt(text, segment, at)) return at;
  return -1;
}

function isAt(text: string, segment: Segment, at: number): boolean {
  return (
    at + segment.length <= text.length &&
    segment.every((char, offset) => char === null || char === text[at + offset])
  );
}
