import { beforeAll, describe, expect, it } from 'vitest';
import { blockFromValues, sliceBlock } from '../../../src/model/columnBlocks';
import {
  isRecordIntact,
  liftParts,
  packRecord,
  type PackedRecord,
  referencesOf,
  unpackRecord,
} from '../../../src/storage/packedRecord';
import { decodePart, encodePart, type Part } from '../../../src/storage/storedPart';
import { cellError, type CellValue } from '../../../src/shared/value';

const values: readonly CellValue[] = [1.5, null, 'text', true, cellError('NA'), '', '\ud800', '客户'];

describe('storedPart', () => {
  it.each(['number', 'text', 'boolean'] as const)(
    'brings a block of kind %s back with its exceptions',
    (kind) => {
      const block = blockFromValues(kind, values);
      expect(decodePart(encodePart(block))).toEqual(block);
    },
  );

  it('brings a chunk of grid cells back, whatever its keys are called', () => {
    const chunk = { '1:1': { input: '\udfff lone' }, ['__proto__']: { input: 1 } };
    expect(decodePart(encodePart(chunk))).toEqual(chunk);
  });

  it('writes only the rows of a block, not the buffer they were cut from', () => {
    const block = sliceBlock(
      blockFromValues(
        'number',
        Array.from({ length: 4000 }, (_, i) => i),
      ),
      8,
      16,
    );
    const bytes = encodePart(block).arrays.reduce((sum, array) => sum + array.buffer.byteLength, 0);
    expect(bytes).toBe(8 * 8 + 1);
  });

  it('notices any flipped bit', () => {
    const stored = encodePart(blockFromValues('text', values));
    for (const array of [...stored.arrays, stored.json]) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let at = 0; at < bytes.length; at++) {
        bytes[at] = bytes[at]! ^ 16;
        expect(decodePart(stored)).toBeNull();
        bytes[at] = bytes[at]! ^ 16;
      }
    }
    expect(decodePart(stored)).not.toBeNull();
  });
});

describe('packedRecord', () => {
  const own = blockFromValues('number', [1, 2]);
  const inline = blockFromValues('text', ['a', 'b', 'c']);
  const value = { list: [{ blocks: [own, inline] }], plain: { n: 1, none: null } };
  let record: PackedRecord;
  beforeAll(async () => {
    record = await packRecord(liftParts(value), (part) => (part === own ? 'id1' : null));
  });
  const onDisk = new Map<string, Part>([['id1', own]]);

  it('puts the parts back where they were taken from', () => {
    const paths: unknown[] = [];
    expect(
      unpackRecord(
        record,
        (id) => onDisk.get(id) ?? null,
        (path) => paths.push(path),
      ),
    ).toEqual(value);
    expect(paths).toEqual([]);
    expect(referencesOf(record)).toEqual(['id1']);
  });

  it('puts blanks of the same shape where a part is missing, and says where', () => {
    const paths: unknown[] = [];
    const unpacked = unpackRecord(
      record,
      () => null,
      (path) => paths.push(path),
    );
    expect(unpacked).toEqual({
      list: [{ blocks: [blockFromValues('number', [null, null]), inline] }],
      plain: { n: 1, none: null },
    });
    expect(paths).toEqual([['list', '0', 'blocks', '0']]);
  });

  it('notices when its text or its references change', () => {
    expect(isRecordIntact(record)).toBe(true);
    expect(isRecordIntact({ ...record, text: record.text.slice(1) })).toBe(false);
    expect(isRecordIntact({ ...record, parts: record.parts.toReversed() })).toBe(false);
    expect(isRecordIntact({ ...record, parts: undefined as never })).toBe(false);
  });
});
