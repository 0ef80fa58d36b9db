import { describe, expect, it } from 'vitest';
import { placeOfCell } from '../../../../src/grid/geometry';
import { ShownSheet } from '../../../../src/grid/shownSheet';
import { nextZoom, withinZoom, zoomSteps } from '../../../../src/ui/workbook/zoom';
import { fakePort } from '../../../support/fakePort';

describe('zoom', () => {
  it('goes through its steps and stays at the ends', () => {
    const up = zoomSteps.map((step) => nextZoom(step, 'in'));
    expect(up).toEqual([...zoomSteps.slice(1), 2]);
    expect(nextZoom(0.5, 'out')).toBe(0.5);
    expect(nextZoom(1.3, 'out')).toBe(1.25);
    expect(nextZoom(1.75, 'reset')).toBe(1);
    expect([0.1, 1.3, 9, NaN].map(withinZoom)).toEqual([0.5, 1.3, 2, 1]);
  });

  it('makes rows, columns and headings of a sheet as much larger', () => {
    const port = fakePort();
    const { document } = port.workbook;
    const [sheet] = document.sheets;
    if (!sheet) throw new Error('a table');
    const shown = (zoom: number) =>
      new ShownSheet(document, sheet, port.values, { locale: 'en', readOnly: false, zoom });
    const place = (zoom: number) => {
      const { headerHeightPx, rowHeaderWidthPx: headerWidthPx } = shown(zoom);
      const viewport = { headerHeightPx, headerWidthPx, scrollLeft: 0, scrollTop: 0 };
      return placeOfCell(shown(zoom), viewport, 10, 2);
    };
    expect(place(2)).toEqual({
      left: place(1).left * 2,
      // A border of one pixel above the first row stays one.
      top: (place(1).top - 1) * 2 + 1,
      width: place(1).width * 2,
      height: place(1).height * 2,
    });
  });
});
