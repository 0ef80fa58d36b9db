import type { Encoding } from '../model/fileImport';

/** Bytes decoded at a time: small enough that a slice with its parsing stays below a frame. */
export const sliceBytes = 256 * 1024;

export interface TextSlice {
  readonly text: string;
  /** Bytes read so far, this slice included. */
  readonly bytesRead: number;
  readonly isLast: boolean;
}

/**
 * Decodes in slices, cut between characters; a byte order mark is left out, bytes that are no text become U+FFFD. There
 * is always a last slice, which may be empty.
 */
export function* decodeInSlices(bytes: Uint8Array, encoding: Encoding): Generator<TextSlice, void, void> {
  const decoder = new TextDecoder(encoding);
  let bytesRead = 0;
  let isFirst = true;
  do {
    const end = Math.min(bytesRead + sliceBytes, bytes.length);
    const isLast = end === bytes.length;
    const decoded = decoder.decode(bytes.subarray(bytesRead, end), { stream: !isLast });
    bytesRead = end;
    yield { text: corrected(decoded, encoding, isFirst), bytesRead, isLast };
    isFirst = false;
  } while (bytesRead < bytes.length);
}

function corrected(decoded: string, encoding: Encoding, isFirst: boolean): string {
  if (encoding === 'windows-1252') return withWindowsCharacters(decoded);
  // TextDecoder removes the marks of UTF-8 and UTF-16 but not that of GB18030.
  return isFirst && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
}

/** What Windows-1252 has at 0x80 to 0x9f, where Latin-1 has control characters. */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20.20: TextDecoder('windows-1252') decodes 0x80 to 0x9f as Latin-1; in browsers this changes nothing. */
function withWindowsCharacters(decoded: string): string {
  return decoded.replace(/[\u0080-\u009f]/g, (character) =>
    windowsCharacters.charAt(character.charCodeAt(0) - 0x80),
  );
}
