import { isBlock } from '../../formulas/blocks';
import type { Argument, FunctionContext, FunctionSpec } from '../../formulas/spec';
import { isCellError, type CellValue } from '../shared/value';

/**
 * What a call is known by when a workbook is opened again: its function, its language, and a digest of everything in its
 * arguments. 128 bits, so that two calls of one workbook with the same key need not be thought of.
 */
export function longCallKey(
  { name }: FunctionSpec,
  args: readonly (Argument | undefined)[],
  { locale }: FunctionContext,
): string {
  const digest = new Digest();
  for (const argument of args) {
    if (argument === undefined) digest.addWord(0);
    else if (isBlock(argument)) {
      digest.addWord(1);
      digest.addWord(argument.rows);
      digest.addWord(argument.columns);
      for (const value of argument.values) addValue(digest, value);
    } else {
      digest.addWord(2);
      addValue(digest, argument);
    }
  }
  return `${name} ${locale} ${digest.text}`;
}

const bits = new Uint32Array(2);
const asNumber = new Float64Array(bits.buffer);

function addValue(digest: Digest, value: CellValue): void {
  if (typeof value === 'number') {
    // There is no difference between 0 and -0.
    asNumber[0] = value + 0;
    digest.addWord(3);
    digest.addWord(bits[0] as number);
    digest.addWord(bits[1] as number);
  } else if (value === null || typeof value === 'boolean') digest.addWord(value === null ? 4 : value ? 5 : 6);
  else digest.addText(isCellError(value) ? `#${JSON.stringify(value)}` : `"${value}`);
}

/** Four lanes of MurmurHash3's 32-bit mixing (Appleby, 2011), each with its own multipliers. */
class Digest {
  readonly #lanes = Uint32Array.of(0x9747b28c, 0x3c6ef372, 0x1b873593, 0x85ebca6b);

  addWord(word: number): void {
    const lanes = this.#lanes;
    for (let lane = 0; lane < 4; lane++) {
      let mixed = Math.imul(word ^ (lane * 0x61c88647), multipliers[lane] as number);
      mixed = (mixed << 15) | (mixed >>> 17);
      const state = (lanes[lane] as number) ^ Math.imul(mixed, 0x1b873593);
      lanes[lane] = Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64;
    }
  }

  addText(text: string): void {
    this.addWord(text.length);
    for (let at = 0; at < text.length; at++) this.addWord(text.charCodeAt(at));
  }

  get text(): string {
    return Array.from(this.#lanes, (lane) => finished(lane).toString(16).padStart(8, '0')).join('');
  }
}

const multipliers = Uint32Array.of(0xcc9e2d51, 0x239b961b, 0xab0e9789, 0x38b34ae5);

function finished(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
