import { describe, expect, it } from 'vitest';
import { pictureShapes, type PictureShape } from '../../../../src/ui/templating/pictureShapes';
import { builtInCards } from '../../../../templates/registry';

const pointsOf = (shape: PictureShape | undefined): string => (shape?.kind === 'line' ? shape.points : '');

/** The corners of a shape, or its points. */
function placesOf(shape: PictureShape): [x: number, y: number][] {
  switch (shape.kind) {
    case 'bar':
      return [
        [shape.x, shape.y],
        [shape.x + shape.width, shape.y + shape.height],
      ];
    case 'dot':
      return [[shape.x, shape.y]];
    case 'line':
      return shape.points.split(' ').reduce<[number, number][]>((points, text, index, all) => {
        return index % 2 === 0 ? [...points, [Number(text), Number(all[index + 1])]] : points;
      }, []);
  }
}

describe('the small picture of a template', () => {
  it.each(
    builtInCards.filter(({ picture }) => picture.values.length > 0).map((card) => [card.id, card] as const),
  )('of %s stays in its box', (_, { picture }) => {
    const shapes = pictureShapes(picture);
    expect(shapes.length).toBeGreaterThan(0);
    for (const [x, y] of shapes.flatMap(placesOf)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(328);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(120);
    }
  });

  it('draws a line for each column, left to right, and leaves out what is missing', () => {
    const [first, second, ...others] = pictureShapes({
      kind: 'lines',
      values: [
        [0, 100],
        [50, -101],
        [100, 0],
      ],
    });
    expect(pointsOf(first)).toBe('0 120 164 64 328 8');
    expect(pointsOf(second)).toBe('0 8 328 120');
    expect(others).toEqual([]);
  });

  it('draws a heat map darker where more is, and no cell where nothing is', () => {
    const shapes = pictureShapes({
      kind: 'heatMap',
      values: [
        [100, 50],
        [0, -101],
      ],
    });
    const strengths = shapes.map((shape) => (shape.kind === 'bar' ? shape.strength : NaN));
    expect(strengths).toHaveLength(3);
    expect(strengths[0]).toBeCloseTo(1);
    expect(strengths[1]).toBeCloseTo(0.56);
    expect(strengths[2]).toBeCloseTo(0.12);
  });

  it('spreads dots over the whole box, whatever their units', () => {
    const dots = pictureShapes({
      kind: 'quadrant',
      values: [
        [1, 90],
        [2, 100],
      ],
    });
    expect(dots.flatMap(placesOf)).toEqual([
      [16, 108],
      [312, 12],
    ]);
  });

  it('stacks upright bars, and lays the others in the order of the rows', () => {
    const [lower, upper] = pictureShapes({ kind: 'stackedBars', values: [[50, 100]] }).map(placesOf);
    expect(lower?.[1]?.[1]).toBe(120);
    expect(upper?.[1]?.[1]).toBe(lower?.[0]?.[1]);
    const lying = pictureShapes({ kind: 'funnel', values: [[100], [50], [-101]] });
    expect(lying.map((shape) => (shape.kind === 'bar' ? shape.width : NaN))).toEqual([328, 164, 2]);
  });

  it('closes a radar around the middle of the box', () => {
    const [radar] = pictureShapes({ kind: 'radar', values: [[100], [100], [100], [100]] });
    expect(radar).toMatchObject({ isClosed: true, points: '164 4 220 60 164 116 108 60' });
  });
});
