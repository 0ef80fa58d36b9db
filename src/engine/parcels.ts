import type { ColumnBlock } from '../model/columnBlock';
import type { GridChunk } from '../model/document';
import { onNextMacrotask } from './macrotask';
import type { EngineRequest } from './protocol';

/**
 * What goes to a worker. A request with many column blocks or chunks of grid cells goes in pieces, because cloning a
 * whole sheet at once would hold the page up for tens of milliseconds, and a million cells for half a second:
 *
 *     pieces, pieces, ... pieces, request       the request names the places that the pieces belong to, in this order
 */
export type Parcel =
  | { readonly kind: 'pieces'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'request'; readonly request: EngineRequest; readonly places: readonly PiecePlace[] };
type Piece = ColumnBlock | GridChunk;
/** A list of blocks, or the chunks that go under these keys. */
type PiecePlace =
  | { readonly path: readonly string[]; readonly count: number }
  | { readonly path: readonly string[]; readonly keys: readonly string[] };

/** How long sending may hold up the page before input and painting have their turn. */
const sliceMs = 8;
const piecesPerParcel = 4;
/** Fewer pieces go within the request. */
const manyPieces = 16;
/** Hold no pieces, and may be large. */
const keysWithoutPieces = new Set(['cells', 'rows', 'blockLengths', 'charts', 'parameters']);

interface Shipment {
  readonly pieces: readonly Piece[];
  readonly parcel: Extract<Parcel, { kind: 'request' }>;
  sent: number;
}

/** Sends requests in order, each whole before the next begins. */
export class ParcelSender {
  readonly #post: (parcel: Parcel, transfer: Transferable[]) => void;
  readonly #nextTask: (run: () => void) => void;
  #waiting: Shipment[] = [];

  constructor(
    post: (parcel: Parcel, transfer: Transferable[]) => void,
    nextTask: (run: () => void) => void = onNextMacrotask,
  ) {
    this.#post = post;
    this.#nextTask = nextTask;
  }

  send(request: EngineRequest, transfer: Transferable[] = []): void {
    const shipment = unload(request);
    const isSmall = shipment.pieces.length < manyPieces;
    if (isSmall && this.#waiting.length === 0) {
      this.#post({ kind: 'request', request, places: [] }, transfer);
      return;
    }
    this.#waiting.push(
      isSmall ? { pieces: [], parcel: { kind: 'request', request, places: [] }, sent: 0 } : shipment,
    );
    if (this.#waiting.length === 1) this.#nextTask(() => this.#sendSlice());
  }

  /** What waits is not sent any more. */
  close(): void {
    this.#waiting = [];
  }

  #sendSlice(): void {
    const end = performance.now() + sliceMs;
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      while (next.sent < next.pieces.length) {
        const pieces = next.pieces.slice(next.sent, next.sent + piecesPerParcel);
        this.#post({ kind: 'pieces', pieces }, []);
        next.sent += pieces.length;
        if (performance.now() < end) continue;
        this.#nextTask(() => this.#sendSlice());
        return;
      }
      this.#post(next.parcel, []);
      this.#waiting.shift();
    }
  }
}

/** Puts requests together again, in the worker. */
export class ParcelReceiver {
  #pieces: Piece[] = [];

  /** The request, when this was its last parcel. */
  receive(parcel: Parcel): EngineRequest | null {
    if (parcel.kind === 'pieces') {
      this.#pieces.push(...parcel.pieces);
      return null;
    }
    const { request, places } = parcel;
    let first = 0;
    for (const place of places) {
      const end = first + ('keys' in place ? place.keys.length : place.count);
      putBack(request, place, this.#pieces.slice(first, end));
      first = end;
    }
    this.#pieces = [];
    return request;
  }
}

/** A request without its blocks and chunks; the request itself is not changed. */
function unload(request: EngineRequest): Shipment {
  const pieces: Piece[] = [];
  const places: PiecePlace[] = [];
  const lift = (node: unknown, path: readonly string[]): unknown => {
    if (typeof node !== 'object' || node === null || isBlock(node)) return node;
    if (isBlockList(node)) {
      pieces.push(...node);
      places.push({ path, count: node.length });
      return null;
    }
    if (Array.isArray(node)) return node.map((item, index) => lift(item, [...path, String(index)]));
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (keysWithoutPieces.has(key)) return [key, value];
        return [key, key === 'chunks' ? liftChunks(value, [...path, key]) : lift(value, [...path, key])];
      }),
    );
  };
  /** What stays are the `null`s: chunks that are taken away. */
  const liftChunks = (
    chunks: Readonly<Record<string, GridChunk | null>>,
    path: readonly string[],
  ): object => {
    const filled = Object.entries(chunks).filter(([, chunk]) => chunk !== null);
    pieces.push(...filled.map(([, chunk]) => chunk as GridChunk));
    places.push({ path, keys: filled.map(([key]) => key) });
    return Object.fromEntries(Object.entries(chunks).filter(([, chunk]) => chunk === null));
  };
  const lifted = lift(request, []) as EngineRequest;
  return { pieces, parcel: { kind: 'request', request: lifted, places }, sent: 0 };
}

function isBlock(node: unknown): node is ColumnBlock {
  return typeof node === 'object' && node !== null && 'exceptions' in node && 'length' in node;
}

const isBlockList = (node: object): node is readonly ColumnBlock[] => Array.isArray(node) && isBlock(node[0]);

function putBack(root: object, place: PiecePlace, pieces: readonly Piece[]): void {
  let holder = root as Record<string, unknown>;
  for (const key of place.path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = place.path[place.path.length - 1] as string;
  if ('keys' in place)
    Object.assign(holder[last] as object, Object.fromEntries(place.keys.map((key, at) => [key, pieces[at]])));
  else holder[last] = pieces;
}
