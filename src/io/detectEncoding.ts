import type { Encoding } from '../model/fileImport';

/** Enough text to tell encodings apart; a file may begin with megabytes of plain ASCII, so it is taken behind them. */
const sampleLength = 256 * 1024;

/**
 * The most likely encoding of a text file: by its byte order mark, by the NUL bytes of UTF-16, by being valid UTF-8, or by
 * which of GB18030, Big5 and Windows-1252 its bytes look most like.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  return byteOrderMark(bytes) ?? utf16ByNulls(bytes) ?? encodingOfSample(sampleBehindAscii(bytes));
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33) return 'gb18030';
  return undefined;
}

/** A stray NUL in a text does not make it UTF-16. */
const leastNulls = 4;

/** Separators, digits and line ends are ASCII, so UTF-16 text has NULs, and all of them in the same half of the pairs. */
function utf16ByNulls(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length & ~1, sampleLength);
  let evenNulls = 0;
  let oddNulls = 0;
  let pairsOfNulls = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0 && bytes[i + 1] === 0) pairsOfNulls++;
    else if (bytes[i] === 0) evenNulls++;
    else if (bytes[i + 1] === 0) oddNulls++;
  }
  const enough = Math.max(leastNulls, length / 2 / 20);
  if (pairsOfNulls > 0 || Math.max(evenNulls, oddNulls) < enough) return undefined;
  if (Math.min(evenNulls, oddNulls) > Math.max(evenNulls, oddNulls) / 20) return undefined;
  const encoding = oddNulls > evenNulls ? 'utf-16le' : 'utf-16be';
  return isDecodable(bytes.subarray(0, length), encoding) ? encoding : undefined;
}

function isDecodable(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function sampleBehindAscii(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length && (bytes[start] as number) < 0x80) start++;
  return bytes.subarray(start, start + sampleLength);
}

/** Below this share of usual characters a double-byte encoding is a misreading. */
const plausible = 0.7;

function encodingOfSample(sample: Uint8Array): Encoding {
  if (sample.length === 0 || looksLikeUtf8(sample)) return 'utf-8';
  const gb18030 = shareOfUsualPairs(sample, isUsualInGb18030);
  const big5 = shareOfUsualPairs(sample, isUsualInBig5);
  if (Math.max(gb18030, big5) < plausible) return 'windows-1252';
  return gb18030 >= big5 ? 'gb18030' : 'big5';
}

/** Forgives single broken bytes: one bad cell must not turn a whole file into nonsense. */
function looksLikeUtf8(sample: Uint8Array): boolean {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < sample.length; i++) {
    const lead = sample[i] as number;
    if (lead < 0x80) continue;
    const following =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    let found = 0;
    while (found < following && ((sample[i + found + 1] ?? 0) & 0xc0) === 0x80) found++;
    const isCutOff = i + found + 1 >= sample.length && following > 0;
    if (following > 0 && (found === following || isCutOff)) valid++;
    else invalid++;
    i += found;
  }
  return invalid === 0 || valid > invalid * 20;
}

/**
 * Reads the sample as pairs of a high byte and any byte, and gives the share of pairs that are usual: the everyday
 * characters and punctuation of the encoding. Another encoding's bytes fall mostly on rare characters or on none.
 */
function shareOfUsualPairs(sample: Uint8Array, isUsual: (lead: number, trail: number) => boolean): number {
  let usual = 0;
  let pairs = 0;
  for (let i = 0; i + 1 < sample.length; i++) {
    const lead = sample[i] as number;
    if (lead < 0x80) continue;
    pairs++;
    if (isUsual(lead, sample[i + 1] as number)) usual++;
    i++;
  }
  return pairs === 0 ? 0 : usual / pairs;
}

/** GB 2312 level 1 (the 3,755 everyday characters, by sound) and its punctuation and full-width forms. */
function isUsualInGb18030(lead: number, trail: number): boolean {
  return trail >= 0xa1 && trail <= 0xfe && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3);
}

/** Big5 level 1 (the 5,401 everyday characters) and its punctuation. */
function isUsualInBig5(lead: number, trail: number): boolean {
  const isTrail = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe);
  return isTrail && ((lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1 || lead === 0xa2);
}
