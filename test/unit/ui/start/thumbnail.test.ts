import { describe, expect, it } from 'vitest';
import type { WorkbookId } from '../../../../src/model/ids';
import { thumbnailBars } from '../../../../src/ui/start/thumbnail';

const id = '_wexample' as WorkbookId;

describe('the picture of a workbook', () => {
  it('is the same every time, and fuller for more rows', () => {
    expect(thumbnailBars({ id, rowCount: 500 })).toEqual(thumbnailBars({ id, rowCount: 500 }));
    expect(thumbnailBars({ id, rowCount: 100_000 }).length).toBeGreaterThan(
      thumbnailBars({ id, rowCount: 10 }).length,
    );
  });

  it('stays inside its frame', () => {
    for (const rowCount of [1, 99, 1_000_000]) {
      for (const length of thumbnailBars({ id, rowCount })) {
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(1);
      }
    }
  });
});
