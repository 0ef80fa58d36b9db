import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/shared/checksum';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('crc32', () => {
  it('is the checksum everybody else computes', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
    expect(crc32(bytesOf('The quick brown fox jumps over the lazy dog'))).toBe(0x414fa339);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('goes on where it left off, at any place', () => {
    const bytes = bytesOf('some bytes that are cut at every place');
    for (let at = 0; at <= bytes.length; at++) {
      expect(crc32(bytes.subarray(at), crc32(bytes.subarray(0, at)))).toBe(crc32(bytes));
    }
  });
});
