import { afterEach, expect, test } from 'vitest';
import { fromBinaryJson, toBinaryJson } from '../../../src/shared/binaryJson';

const encoder = Uint8Array.prototype as { toBase64?: () => string };
const own = encoder.toBase64;
afterEach(() => {
  delete encoder.toBase64;
  if (own) encoder.toBase64 = own;
});

const long = Uint8Array.from({ length: 20_001 }, (_, index) => index * 7);
const value = {
  numbers: Float64Array.of(0.1, Number.NaN, -Infinity),
  rows: Uint32Array.of(1, 2 ** 32 - 1),
  // A part of a longer buffer is written, and nothing else of it.
  part: long.subarray(3, 10_000),
  long,
};

test('typed arrays come back as they were, whoever encodes them', () => {
  delete encoder.toBase64;
  const byHand = toBinaryJson(value);
  encoder.toBase64 = function (this: Uint8Array) {
    return Buffer.from(this.buffer, this.byteOffset, this.byteLength).toString('base64');
  };
  const byEngine = toBinaryJson(value);
  expect(byEngine).toBe(byHand);
  expect(fromBinaryJson(byHand)).toEqual(value);
});
