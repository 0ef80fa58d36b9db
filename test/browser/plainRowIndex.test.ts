import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { Handsontable, type HotInstance } from '../../src/grid/handsontable';
import { keepPlainRowsLight } from '../../src/grid/plainRowIndex';
import { mountGrid, type MountedGrid } from './gridBench';

type Mapper = HotInstance['rowIndexMapper'];
type Hiding = { getLength(): number; setValues(values: boolean[]): void };

let grid: MountedGrid | undefined;
let ofGrid: Mapper | undefined;
Handsontable.hooks.add('afterInit', function (this: HotInstance) {
  ofGrid = this.rowIndexMapper;
});
afterEach(() => grid?.dispose());

/** A mapper as Handsontable makes it, with one map of what is hidden. */
function newMapper(): { mapper: Mapper; hiding: Hiding } {
  grid ??= mountGrid();
  const Made = ofGrid!.constructor as new () => Mapper;
  const mapper = new Made();
  return { mapper, hiding: mapper.createAndRegisterIndexMap('hidden', 'hiding', false) };
}

/** All that can be asked of it, with places that are none. */
function answers(mapper: Mapper): unknown {
  const count = mapper.getNumberOfIndexes();
  const places = Array.from({ length: count + 3 }, (_, index) => index - 1);
  return {
    count,
    sequence: mapper.getIndexesSequence(),
    lists: [mapper.getNotTrimmedIndexes(), mapper.getNotHiddenIndexes(), mapper.getRenderableIndexes()].map(
      (list) => Array.from(list),
    ),
    lengths: [
      mapper.getNotTrimmedIndexesLength(),
      mapper.getNotHiddenIndexesLength(),
      mapper.getRenderableIndexesLength(),
    ],
    places: places.map((place) => [
      mapper.getPhysicalFromVisualIndex(place),
      mapper.getPhysicalFromRenderableIndex(place),
      mapper.getVisualFromPhysicalIndex(place),
      mapper.getVisualFromRenderableIndex(place),
      mapper.getRenderableFromVisualIndex(place),
      mapper.getNearestNotHiddenIndex(place, 1, true),
      mapper.isHidden(place),
      mapper.isTrimmed(place),
    ]),
  };
}

type Change = (mapper: Mapper, hiding: Hiding) => void;
const length = fc.nat(12);
const change: fc.Arbitrary<readonly [string, Change]> = fc.oneof(
  length.map((to): [string, Change] => [`init ${to}`, (mapper) => mapper.initToLength(to)]),
  length.map((to): [string, Change] => [`fit ${to}`, (mapper) => mapper.fitToLength(to)]),
  fc
    .array(fc.boolean(), { minLength: 12, maxLength: 12 })
    .map((rows): [string, Change] => [
      `hide ${rows.map(Number).join('')}`,
      (_, hiding) => hiding.setValues(rows.slice(0, hiding.getLength())),
    ]),
  fc.constant<[string, Change]>([
    'show all',
    (_, hiding) => hiding.setValues(Array<boolean>(hiding.getLength()).fill(false)),
  ]),
  fc.tuple(fc.nat(11), fc.nat(11)).map(([from, to]): [string, Change] => [
    `move ${from} to ${to}`,
    (mapper) => {
      const count = mapper.getNumberOfIndexes();
      if (from < count && to < count) mapper.moveIndexes([from], to);
    },
  ]),
);

it('answers for rows as Handsontable’s own mapper does, whatever is hidden, moved, more or fewer', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 8 }), (changes) => {
      const own = newMapper();
      const light = newMapper();
      keepPlainRowsLight(light.mapper);
      for (const [[, apply], isBatched] of changes) {
        for (const { mapper, hiding } of [own, light]) {
          if (isBatched) mapper.suspendOperations();
          apply(mapper, hiding);
          if (isBatched) mapper.resumeOperations();
        }
        expect(answers(light.mapper)).toEqual(answers(own.mapper));
      }
    }),
  );
});

it('is what a grid works with: no list of all rows is made for it', () => {
  grid = mountGrid();
  expect(ofGrid?.getNotTrimmedIndexes()).toBeInstanceOf(Int32Array);
});
