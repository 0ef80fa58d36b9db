/**
 * CRC-32 (IEEE 802.3) with four tables, so that four bytes are taken at a step: records are checked on every write
 * and every opening, and the plain one-byte loop would be the slowest part of opening a large workbook.
 */
const tables = makeTables();

/** The checksum of bytes; give the result of the bytes before as `previous` to go on. O(bytes). */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const [first, second, third, fourth] = tables;
  let crc = ~previous;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (fourth[crc & 0xff] as number) ^
      (third[(crc >>> 8) & 0xff] as number) ^
      (second[(crc >>> 16) & 0xff] as number) ^
      (first[crc >>> 24] as number);
  }
  for (; at < bytes.length; at++) crc = (first[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

type Tables = readonly [Int32Array, Int32Array, Int32Array, Int32Array];

function makeTables(): Tables {
  const made: Tables = [new Int32Array(256), new Int32Array(256), new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1 ? 0xedb88320 : 0) ^ (crc >>> 1);
    made[0][byte] = crc;
  }
  for (let table = 1; table < 4; table++) {
    const before = made[table - 1] as Int32Array;
    for (let byte = 0; byte < 256; byte++) {
      const crc = before[byte] as number;
      (made[table] as Int32Array)[byte] = (made[0][crc & 0xff] as number) ^ (crc >>> 8);
    }
  }
  return made;
}
