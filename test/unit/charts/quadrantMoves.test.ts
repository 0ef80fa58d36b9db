import { describe, expect, it } from 'vitest';
import { readChartData, type QuadrantData } from '../../../src/charts/chartData';
import { quadrantMoves } from '../../../src/charts/quadrantMoves';
import { withCuts } from '../../../src/charts/quadrantData';
import { ChartFixture } from './chartFixture';

const fixture = new ChartFixture({
  value: { type: 'number', values: [4200, 9000, null, 100] },
  fit: { type: 'number', values: [10, 60, 70, 80] },
});
const read = (xCut: number, yCut: number): QuadrantData => {
  const spec = {
    kind: 'quadrant',
    x: fixture.column('value'),
    y: fixture.column('fit'),
    xCut,
    yCut,
  } as const;
  return readChartData(fixture.document, fixture.reader, fixture.chart(spec)) as QuadrantData;
};

describe('moves between quadrants', () => {
  it('name the condition that changed', () => {
    expect(quadrantMoves(read(4000, 50), read(5000, 50))).toEqual([
      {
        rowIndex: 0,
        from: 'B',
        to: 'D',
        reasons: [{ axis: 'x', isHigh: false, valueBefore: 4200, value: 4200, cutBefore: 4000, cut: 5000 }],
      },
    ]);
    expect(quadrantMoves(read(4000, 50), read(4000, 50))).toEqual([]);
  });

  it('know a point by its row, also when others have none', () => {
    const before = read(4000, 50);
    const kept = [1, 2].map((index) => before.rowIndexes[index]!);
    const fewer = {
      ...before,
      rowIndexes: Uint32Array.from(kept),
      x: before.x.slice(1),
      y: Float64Array.from([40, 80]),
      quadrants: before.quadrants.slice(1),
    };
    const [move, ...rest] = quadrantMoves(before, withCuts(fewer, 4000, 50));
    expect(move).toMatchObject({
      rowIndex: 1,
      from: 'A',
      to: 'B',
      reasons: [{ axis: 'y', valueBefore: 60, value: 40 }],
    });
    expect(rest).toEqual([]);
  });
});
