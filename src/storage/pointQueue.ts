import type { WorkbookDocument } from '../model/document';
import type { RestorePoint } from './restorePoint';

interface WaitingPoint {
  readonly point: RestorePoint;
  readonly document: WorkbookDocument;
  resolve(isKept: boolean): void;
}

/** States that wait to be kept as restore points until there is time for it. */
export class PointQueue {
  #waiting: WaitingPoint[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Resolves with whether the point was kept. */
  add(point: RestorePoint, document: WorkbookDocument): Promise<boolean> {
    return new Promise((resolve) => this.#waiting.push({ point, document, resolve }));
  }

  /** One after the other; the first that fails ends it. */
  async run(keep: (point: RestorePoint, document: WorkbookDocument) => Promise<void>): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      let isKept = false;
      try {
        await keep(next.point, next.document);
        isKept = true;
      } finally {
        next.resolve(isKept);
      }
    }
  }

  giveUp(): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve(false);
  }
}
