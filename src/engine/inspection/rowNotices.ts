import type { Notice } from '../../shared/notice';
import type { ColumnNotice } from '../protocol';

interface NoticedRows {
  notice: Notice;
  readonly rows: Uint8Array<ArrayBuffer>;
  /** How many rows it is about. */
  count: number;
  /** It is about all rows, whatever `rows` says. */
  isGeneral: boolean;
}

/** The notices about a calculated column, a bit for each row they are about. */
export class RowNotices {
  readonly rowCount: number;
  readonly #found = new Map<string, NoticedRows>();

  constructor(rowCount: number) {
    this.rowCount = rowCount;
  }

  /** Before what is said about all rows is asked anew. */
  forgetGeneral(): void {
    for (const found of this.#found.values()) found.isGeneral = false;
  }

  clearRows(from: number, to: number): void {
    for (const found of this.#found.values()) {
      for (let row = from; row < to; row++) {
        const bit = 1 << (row & 7);
        const byte = found.rows[row >> 3] as number;
        if ((byte & bit) === 0) continue;
        found.rows[row >> 3] = byte & ~bit;
        found.count--;
      }
    }
  }

  add(row: number | 'all', notice: Notice): void {
    const key = `${notice.function} ${notice.reason} ${notice.params['argument']}`;
    let found = this.#found.get(key);
    if (!found) {
      found = { notice, rows: new Uint8Array((this.rowCount + 7) >> 3), count: 0, isGeneral: false };
      this.#found.set(key, found);
    }
    if (row === 'all') {
      found.isGeneral = true;
      // Numbers in its words may have changed.
      found.notice = notice;
      return;
    }
    const bit = 1 << (row & 7);
    const byte = found.rows[row >> 3] as number;
    if ((byte & bit) !== 0) return;
    found.rows[row >> 3] = byte | bit;
    found.count++;
  }

  list(): readonly ColumnNotice[] {
    return [...this.#found.values()].flatMap(({ notice, rows, count, isGeneral }): ColumnNotice[] => {
      if (isGeneral) return [{ notice, rows: null }];
      return count > 0 ? [{ notice, rows: rows.slice() }] : [];
    });
  }
}
