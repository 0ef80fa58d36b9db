import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../../../../src/engine/plan/numberTable';
import { TextTable } from '../../../../src/engine/plan/textTable';
import { foldText } from '../../../../src/shared/foldText';

describe('a table of texts', () => {
  it.each([
    ['Ada', 'ADA'],
    ['Ädä', 'ada'],
    ['客户A', '客户a'],
    ['가', '가'],
    ['', ''],
  ])('finds %s by %s', (added, asked) => {
    const table = new TextTable();
    table.add('other', 1);
    table.add(added, 7);
    expect(table.find(asked)).toBe(7);
  });

  it('finds what a map of folded texts finds', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 4, unit: 'binary' }),
      fc.constantFrom('a', 'A', 'Å', '客', 'ß', 'SS'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), fc.array(text), (added, asked) => {
        const table = new TextTable();
        const map = new Map<string, number>();
        added.forEach((each, id) => {
          if (map.has(foldText(each))) return;
          map.set(foldText(each), id);
          table.add(each, id);
        });
        for (const each of [...added, ...asked])
          expect(table.find(each)).toBe(map.get(foldText(each)) ?? none);
        expect(table.size).toBe(map.size);
      }),
    );
  });
});
