import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import { blockLength, type BlockKind, type ColumnBlock } from '../../../src/model/columnBlock';
import {
  BlockBuilder,
  blockFromValues,
  blockKindOf,
  blockValue,
  convertBlock,
  cutIntoBlocks,
  joinBlocks,
  readBlocks,
  sliceBlock,
  withValues,
} from '../../../src/model/columnBlocks';
import type { ColumnType } from '../../../src/model/document';
import { canonicalValues } from '../../../src/model/documentEquality';
import { lineId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { cellError, type CellValue } from '../../../src/shared/value';
import { sampleTable } from '../../support/sampleWorkbook';

const kinds: readonly BlockKind[] = ['number', 'text', 'boolean'];
const anyValue: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true }),
  fc.string(),
  fc.constantFrom('a', 'b', '客户', ''),
  fc.boolean(),
  fc.constantFrom(cellError('NA'), cellError('DIV0')),
);
const anyKind = fc.constantFrom(...kinds);
const anyValues = fc.array(anyValue, { minLength: 1, maxLength: 60 });

const valuesOf = (block: ColumnBlock): unknown[] => canonicalValues([block]);

describe('a block', () => {
  it('gives back every value, whatever its kind: what does not fit stays what it is', () => {
    fc.assert(
      fc.property(anyKind, anyValues, (kind, values) => {
        expect(valuesOf(blockFromValues(kind, values))).toEqual(
          values.map((value) => (value === '' && kind !== 'text' ? '' : value)),
        );
      }),
    );
  });

  it('packs numbers as Float64Array with a validity bitmap, dates as serial numbers among them', () => {
    const block = blockFromValues(blockKindOf('date'), [45292, null, 45293.5]);
    expect(block).toMatchObject({ kind: 'number', exceptions: null });
    if (block.kind !== 'number') return;
    expect([...block.values]).toEqual([45292, 0, 45293.5]);
    expect(block.valid).toEqual(Uint8Array.of(0b101));
  });

  it('packs yes and no as one bit each, and texts as codes of a dictionary', () => {
    const flags = blockFromValues(
      'boolean',
      Array.from({ length: blockLength }, (_, i) => i % 2 === 0),
    );
    expect(flags.kind === 'boolean' && [flags.bits.byteLength, flags.valid.byteLength]).toEqual([512, 512]);
    const texts = blockFromValues('text', ['north', 'south', null, 'north']);
    expect(texts.kind === 'text' && [[...texts.codes], texts.dictionary]).toEqual([
      [1, 2, 0, 1],
      ['north', 'south'],
    ]);
  });

  it('keeps errors beside the packed values, by row', () => {
    const block = blockFromValues('number', [1, cellError('NA'), 3, 'three']);
    expect(block.exceptions).toEqual({ at: Uint32Array.of(1, 3), values: [cellError('NA'), 'three'] });
  });

  it.each<[ColumnType, BlockKind]>([
    ['text', 'text'],
    ['choice', 'text'],
    ['tags', 'text'],
    ['number', 'number'],
    ['currency', 'number'],
    ['percent', 'number'],
    ['date', 'number'],
    ['boolean', 'boolean'],
  ])('of a %s column is packed as %s', (type, kind) => {
    expect(blockKindOf(type)).toBe(kind);
  });

  it('crosses a thread and comes back without being copied', () => {
    for (const kind of kinds) {
      const values: CellValue[] = [1, 'x', true, null, cellError('NA')];
      const block = blockFromValues(kind, values);
      const buffers = Object.values(block).flatMap((part: unknown) =>
        ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : [],
      );
      const there = structuredClone(block, { transfer: buffers });
      expect(buffers.every((buffer) => buffer.byteLength === 0)).toBe(true);
      expect(valuesOf(there)).toEqual(values);
      const back = Object.values(there).flatMap((part: unknown) =>
        ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : [],
      );
      expect(valuesOf(structuredClone(there, { transfer: back }))).toEqual(values);
    }
  });
});

describe('putting blocks together', () => {
  it('copies any stretch of any block to any place', () => {
    fc.assert(
      fc.property(anyKind, anyKind, anyValues, anyValues, fc.nat(), fc.nat(), fc.nat(), (...given) => {
        const [kind, otherKind, into, values, a, b, c] = given;
        const from = a % values.length;
        const length = Math.min(1 + (b % values.length), values.length - from, into.length);
        const offset = c % (into.length - length + 1);
        const builder = new BlockBuilder(kind, into.length);
        builder.setBlock(0, blockFromValues(kind, into));
        builder.setRows(offset, blockFromValues(otherKind, values), from, from + length);
        const expected = into.with(0, into[0] as CellValue);
        expected.splice(offset, length, ...values.slice(from, from + length));
        expect(valuesOf(builder.finish())).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a text that is set after another block was copied in', () => {
    const builder = new BlockBuilder('text', 4);
    builder.setBlock(0, blockFromValues('text', ['a', 'b', 'c']));
    builder.set(3, 'b');
    builder.set(0, 'd');
    const block = builder.finish();
    expect(valuesOf(block)).toEqual(['d', 'b', 'c', 'b']);
    expect(block.kind === 'text' && block.dictionary).toEqual(['a', 'b', 'c', 'd']);
  });

  it('cuts and joins without losing a value', () => {
    fc.assert(
      fc.property(anyKind, anyValues, fc.nat(), (kind, values, at) => {
        const block = blockFromValues(kind, values);
        const cut = at % values.length;
        const parts =
          cut === 0 ? [block] : [sliceBlock(block, 0, cut), sliceBlock(block, cut, values.length)];
        expect(valuesOf(joinBlocks(parts))).toEqual(values);
        const first = values.slice(0, 1);
        expect(valuesOf(withValues(block, cut, blockFromValues(kind, first)))).toEqual(
          values.with(cut, first[0] as CellValue),
        );
        for (const other of kinds) expect(valuesOf(convertBlock(block, other))).toEqual(values);
      }),
    );
  });
});

describe('a column', () => {
  it('is cut into blocks of 4,096 rows', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => i);
    const blocks = cutIntoBlocks('number', values);
    expect(blocks.map((block) => block.length)).toEqual([4096, 4096, 1808]);
    expect([0, 4095, 4096, 9999].map((row) => readBlocks(blocks, row))).toEqual([0, 4095, 4096, 9999]);
  });

  it('shares every block but the one that a cell was changed in, also when all its texts differ', () => {
    const rowCount = 100_000;
    const table = sampleTable('Customers', [
      { name: 'Id', type: 'text', values: Array.from({ length: rowCount }, (_, i) => `C${i}`) },
      { name: 'Revenue', type: 'number', values: Array.from({ length: rowCount }, (_, i) => i) },
    ]);
    const document = { ...newWorkbook(), sheets: [table] };
    const [id] = table.columns;
    const { document: changed, inverse } = applyOperations(document, [
      {
        kind: 'setCells',
        sheetId: table.id,
        columnId: id!.id,
        rows: [[lineId(50_001), 1]],
        values: blockFromValues('text', ['new']),
      },
    ]);
    const after = changed.sheets[0];
    if (after?.kind !== 'table') throw new Error('the table is gone');
    const copied = after.columns[0]!.blocks.filter((block, i) => block !== id!.blocks[i]);
    expect(copied).toHaveLength(1);
    expect(after.columns[1]!.blocks).toBe(table.columns[1]!.blocks);
    expect(copied[0]!.kind === 'text' && copied[0]!.dictionary.length).toBeLessThanOrEqual(blockLength + 1);
    expect(readBlocks(after.columns[0]!.blocks, 50_000)).toBe('new');
    expect(inverse).toMatchObject([{ kind: 'setCells', values: { length: 1, dictionary: ['C50000'] } }]);
  });

  it('does not carry texts along that stand in none of its rows', () => {
    const block = blockFromValues(
      'text',
      Array.from({ length: 1_000 }, (_, i) => `text ${i}`),
    );
    const slice = sliceBlock(block, 10, 12);
    expect(slice.kind === 'text' && slice.dictionary).toEqual(['text 10', 'text 11']);
    expect(blockValue(slice, 1)).toBe('text 11');
  });
});
