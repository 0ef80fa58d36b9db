import type { WorkControls } from '../../model/columnText';
import { Pacer } from '../../shared/pacer';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';

/** What a sheet on paper is made of, and what is known before it can be. */
interface LaidRows {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Asks what the look of a cell needs to know. */
  ask(row: number, column: number): void;
  /** Everything has been asked; resolves when all is known. */
  answered(): Promise<void>;
}

/** Cells that are made in one task. */
const cellsAtOnce = 500;

/**
 * Lays rows out for paper a few at a time: thousands at once would hold the page up for a second. Nothing is laid out before
 * all is known that it shows, so nothing is laid out twice.
 */
export class PaperLayout {
  /** The rows that are there; a piece that was added stays as it is. */
  pieces = $state.raw<readonly (readonly number[])[]>([]);

  async run(laid: LaidRows, { signal, onProgress }: WorkControls): Promise<Result<void>> {
    const pieces = inPieces(laid.rows, Math.max(1, Math.floor(cellsAtOnce / laid.columns.length)));
    const pacer = new Pacer();
    for (const [at, piece] of pieces.entries()) {
      if (signal.aborted) return failed(problem('cancelled'));
      for (const row of piece) for (const column of laid.columns) laid.ask(row, column);
      onProgress(at / (2 * pieces.length));
      await pacer.pause();
    }
    await Promise.race([laid.answered(), aborted(signal)]);
    for (const [at, piece] of pieces.entries()) {
      if (signal.aborted) return failed(problem('cancelled'));
      this.pieces = [...this.pieces, piece];
      onProgress((pieces.length + at) / (2 * pieces.length));
      await pacer.giveWay();
    }
    return ok();
  }
}

function inPieces(rows: readonly number[], length: number): (readonly number[])[] {
  const pieces: (readonly number[])[] = [];
  for (let from = 0; from < rows.length; from += length) pieces.push(rows.slice(from, from + length));
  return pieces;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
