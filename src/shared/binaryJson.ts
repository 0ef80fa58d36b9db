/**
 * JSON that keeps typed arrays: `{"$float64": "<base64>"}`. Numbers in blocks stay exact, NaN and infinities
 * included, and a column of 4,096 numbers costs 44 kB of text instead of a parsed list.
 *
 * Little-endian, as every machine the product runs on.
 */
const arrayKinds = {
  $float64: Float64Array,
  $uint32: Uint32Array,
  $uint8: Uint8Array,
} as const;
type ArrayKind = keyof typeof arrayKinds;

export function toBinaryJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part;
    for (const kind of Object.keys(arrayKinds) as ArrayKind[]) {
      if (part instanceof arrayKinds[kind]) return { [kind]: toBase64(part) };
    }
    throw new Error('Worthbook: this kind of array cannot be written');
  });
}

/** Deep enough that no piece is more than a block of a column or a chunk of cells. */
const deepestPiece = 6;

/** The text of `toBinaryJson` in pieces, for what would take long to write in one go. */
export function* binaryJsonPieces(value: unknown, depth = deepestPiece): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
    yield toBinaryJson(value);
    return;
  }
  const isList = Array.isArray(value);
  // As `JSON.stringify`: what is undefined is left out of an object, and nothing in a list.
  const entries = Object.entries(value).filter(([, part]) => isList || part !== undefined);
  let separator = isList ? '[' : '{';
  for (const [key, part] of entries) {
    yield isList ? separator : `${separator}${JSON.stringify(key)}:`;
    yield* binaryJsonPieces(part ?? null, depth - 1);
    separator = ',';
  }
  if (entries.length === 0) yield separator;
  yield isList ? ']' : '}';
}

/** Throws a `SyntaxError` on text that is no JSON, like `JSON.parse`. */
export function fromBinaryJson(text: string): unknown {
  return JSON.parse(text, (key, part: unknown) => {
    // JSON.parse makes `__proto__` an own property, which later spreads would turn into a prototype.
    if (key === '__proto__') return undefined;
    if (typeof part !== 'object' || part === null) return part;
    for (const kind of Object.keys(arrayKinds) as ArrayKind[]) {
      const encoded = (part as Record<string, unknown>)[kind];
      if (typeof encoded === 'string') return fromBase64(encoded, kind);
    }
    return part;
  });
}

/** Newer engines encode in a tenth of the time; a long edit is written by the second. */
interface EngineEncoder {
  toBase64?(): string;
}

function toBase64(view: ArrayBufferView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const encoded = (bytes as EngineEncoder).toBase64?.();
  if (encoded !== undefined) return encoded;
  let text = '';
  // In stretches: a whole block overflows the argument limit of some engines. Spread, they take ten times as long.
  for (let from = 0; from < bytes.length; from += 8192) {
    text += String.fromCharCode.apply(null, bytes.subarray(from, from + 8192) as unknown as number[]);
  }
  return btoa(text);
}

function fromBase64(encoded: string, kind: ArrayKind): Float64Array | Uint32Array | Uint8Array {
  const text = atob(encoded);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  if (kind === '$uint8') return bytes;
  const size = arrayKinds[kind].BYTES_PER_ELEMENT;
  if (bytes.length % size !== 0) throw new SyntaxError('a packed array has a broken length');
  return new arrayKinds[kind](bytes.buffer);
}
