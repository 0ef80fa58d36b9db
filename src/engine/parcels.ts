import type { ColumnBlock } from '../model/columnBlock';
import { onNextMacrotask } from './macrotask';
import type { EngineRequest } from './protocol';

/**
 * What goes to a worker. A request with many blocks goes in pieces, because cloning a whole table at once would hold
 * the page up for tens of milliseconds:
 *
 *     blocks, blocks, ... blocks, request       the request names the places that the blocks belong to, in this order
 */
export type Parcel =
  | { readonly kind: 'blocks'; readonly blocks: readonly ColumnBlock[] }
  | { readonly kind: 'request'; readonly request: EngineRequest; readonly places: readonly BlockPlace[] };
interface BlockPlace {
  readonly path: readonly string[];
  readonly count: number;
}

/** How long sending may hold up the page before input and painting have their turn. */
const sliceMs = 8;
const blocksPerParcel = 4;
/** Fewer blocks go within the request. */
const manyBlocks = 16;
/** Hold no lists of blocks, and may be large. */
const keysWithoutBlocks = new Set(['chunks', 'cells', 'rows', 'blockLengths', 'charts', 'parameters']);

interface Shipment {
  readonly blocks: readonly ColumnBlock[];
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
    const isSmall = shipment.blocks.length < manyBlocks;
    if (isSmall && this.#waiting.length === 0) {
      this.#post({ kind: 'request', request, places: [] }, transfer);
      return;
    }
    this.#waiting.push(
      isSmall ? { blocks: [], parcel: { kind: 'request', request, places: [] }, sent: 0 } : shipment,
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
      while (next.sent < next.blocks.length) {
        const blocks = next.blocks.slice(next.sent, next.sent + blocksPerParcel);
        this.#post({ kind: 'blocks', blocks }, []);
        next.sent += blocks.length;
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
  #blocks: ColumnBlock[] = [];

  /** The request, when this was its last parcel. */
  receive(parcel: Parcel): EngineRequest | null {
    if (parcel.kind === 'blocks') {
      this.#blocks.push(...parcel.blocks);
      return null;
    }
    const { request, places } = parcel;
    let first = 0;
    for (const { path, count } of places) {
      putAt(request, path, this.#blocks.slice(first, first + count));
      first += count;
    }
    this.#blocks = [];
    return request;
  }
}

/** A request without its lists of blocks; the request itself is not changed. */
function unload(request: EngineRequest): Shipment {
  const blocks: ColumnBlock[] = [];
  const places: BlockPlace[] = [];
  const lift = (node: unknown, path: readonly string[]): unknown => {
    if (typeof node !== 'object' || node === null || isBlock(node)) return node;
    if (isBlockList(node)) {
      blocks.push(...node);
      places.push({ path, count: node.length });
      return null;
    }
    if (Array.isArray(node)) return node.map((item, index) => lift(item, [...path, String(index)]));
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        keysWithoutBlocks.has(key) ? value : lift(value, [...path, key]),
      ]),
    );
  };
  const lifted = lift(request, []) as EngineRequest;
  return { blocks, parcel: { kind: 'request', request: lifted, places }, sent: 0 };
}

function isBlock(node: unknown): node is ColumnBlock {
  return typeof node === 'object' && node !== null && 'exceptions' in node && 'length' in node;
}

const isBlockList = (node: object): node is readonly ColumnBlock[] => Array.isArray(node) && isBlock(node[0]);

function putAt(root: object, path: readonly string[], blocks: readonly ColumnBlock[]): void {
  let holder = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[path[path.length - 1] as string] = blocks;
}
