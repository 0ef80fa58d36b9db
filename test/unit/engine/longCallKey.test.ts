import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { functionSpec } from '../../../formulas/registry';
import type { Argument } from '../../../formulas/spec';
import { longCallKey } from '../../../src/engine/longCallKey';
import { cellError, type CellValue } from '../../../src/shared/value';

const [fit, other] = [functionSpec('BGNBD.FIT'), functionSpec('RESPONSE.FIT')];
if (!fit || !other) throw new Error('no such function');
const key = (...args: (Argument | undefined)[]): string => longCallKey(fit, args, { locale: 'en' });

it('is the same for equal arguments and differs with the least difference', () => {
  const calls: (Argument | undefined)[][] = [
    [],
    [undefined],
    [null],
    [0],
    [1],
    [Number.MIN_VALUE],
    [true],
    [false],
    ['1'],
    [''],
    ['TRUE'],
    [cellError('NA')],
    [cellError('NUM')],
    ['#N/A'],
    [1, undefined],
    [blockOf([[1]])],
    [blockOf([[1, 2]])],
    [blockOf([[1], [2]])],
    [blockOf([[2, 1]])],
    [blockOf([[1, null]])],
    [blockOf([['a', 'bc']])],
    [blockOf([['ab', 'c']])],
  ];
  const keys = calls.map((args) => key(...args));
  expect(new Set(keys).size).toBe(calls.length);
  expect(calls.map((args) => key(...structuredClone(args)))).toEqual(keys);
  expect(key(-0)).toBe(key(0));
  expect(longCallKey(other, [1], { locale: 'en' })).not.toBe(key(1));
  expect(longCallKey(fit, [1], { locale: 'zh-CN' })).not.toBe(key(1));
});

it('tells columns apart that differ in one cell', () => {
  const value: fc.Arbitrary<CellValue> = fc.oneof(
    fc.double({ noNaN: true }),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), fc.nat(), value, (values, at, replaced) => {
      const place = at % values.length;
      fc.pre(!Object.is(values[place], replaced) && values[place] !== replaced);
      const changed = values.map((known, index) => (index === place ? replaced : known));
      expect(key(blockOf([changed]))).not.toBe(key(blockOf([values])));
    }),
  );
});
