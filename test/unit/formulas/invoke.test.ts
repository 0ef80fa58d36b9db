import { afterEach, describe, expect, it, vi } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { defineFunction } from '../../../formulas/defineFunction';
import { invokeFunction } from '../../../formulas/invoke';
import type { FunctionSpec, ParameterSpec } from '../../../formulas/spec';
import { onFault } from '../../../src/shared/report';
import type { FaultReport } from '../../../src/shared/report';
import { cellError } from '../../../src/shared/value';

const words = { en: 'words', 'zh-CN': '文字' };
const context = { locale: 'en' } as const;

function specOf(
  parameters: readonly ParameterSpec[],
  compute: FunctionSpec['compute'],
  shape: 'scalar' | 'array' = 'scalar',
): FunctionSpec {
  return defineFunction({
    name: 'TRIAL',
    family: 'value',
    parameters,
    result: { shape, summary: words },
    summary: words,
    help: words,
    examples: [
      { formula: '=TRIAL(1)', result: 1 },
      { formula: '=TRIAL(2)', result: 2 },
    ],
    errors: words,
    source: 'made for the test',
    compute,
  });
}

const number = (name: string): ParameterSpec => ({ name, kind: 'number', summary: words });
const sum = specOf([number('one'), number('other')], ([one, other]) => Number(one) + Number(other));
const column = (...cells: number[]) => blockOf(cells.map((cell) => [cell]));

describe('invokeFunction', () => {
  afterEach(() => vi.restoreAllMocks());

  it('stretches one row and one column over each other', () => {
    expect(invokeFunction(sum, [column(10, 20), blockOf([[1, 2, 3]])], context)).toEqual([
      [11, 12, 13],
      [21, 22, 23],
    ]);
  });

  it('leaves #N/A where a block of another size has no partner', () => {
    expect(invokeFunction(sum, [column(1, 2, 3), column(10, 20)], context)).toEqual([
      [11],
      [22],
      [expect.objectContaining({ code: 'NA', reason: 'blocksDoNotAlign' })],
    ]);
  });

  it('prefers an incoming error to an argument that does not fit, and the first one to later ones', () => {
    const reference = cellError('REF');
    expect(invokeFunction(sum, ['text', reference], context)).toBe(reference);
    expect(invokeFunction(sum, [reference, cellError('NAME')], context)).toBe(reference);
  });

  it('counts TRUE as 1 and a blank as 0', () => {
    expect(invokeFunction(sum, [true, null], context)).toBe(1);
  });

  it('hands every further argument to a repeated parameter', () => {
    const total = specOf([{ ...number('addend'), repeat: true }], (args) =>
      args.reduce<number>((result, value) => result + Number(value), 0),
    );
    expect(invokeFunction(total, [1, 2, 3, 4], context)).toBe(10);
    expect(invokeFunction(total, [], context)).toMatchObject({ reason: 'tooFewArguments' });
  });

  it('passes on what it is given for a parameter of any kind', () => {
    const kind = specOf([{ name: 'thing', kind: 'any', summary: words }], ([thing]) =>
      typeof thing === 'object' && thing !== null ? thing.kind : String(thing),
    );
    expect(invokeFunction(kind, [column(1, 2)], context)).toBe('range');
    expect(invokeFunction(kind, ['text'], context)).toBe('text');
  });

  it('keeps the identity of a block that needs no change', () => {
    const block = column(1, 2);
    let seen: unknown;
    const look = specOf([{ name: 'cells', kind: 'range', cells: 'number', summary: words }], ([cells]) => {
      seen = cells;
      return 0;
    });
    invokeFunction(look, [block], context);
    expect(seen).toBe(block);
    invokeFunction(look, [blockOf([[1, null, true]])], context);
    expect(seen).toMatchObject({ values: [1, 0, 1] });
  });

  it('turns infinities into #NUM! and negative zero into zero, in arrays too', () => {
    const echo = specOf([], () => [[Infinity, NaN, -0]], 'array');
    expect(invokeFunction(echo, [], context)).toEqual([
      [
        expect.objectContaining({ code: 'NUM', reason: 'resultNotFinite' }),
        expect.objectContaining({ code: 'NUM' }),
        0,
      ],
    ]);
  });

  it('reports a function that throws and answers #ERROR!', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const reports: FaultReport[] = [];
    const stop = onFault((report) => reports.push(report));
    const broken = specOf([], () => {
      throw new Error('broken');
    });
    expect(invokeFunction(broken, [], context)).toMatchObject({ code: 'ERROR', reason: 'functionFailed' });
    expect(reports).toMatchObject([{ where: 'function TRIAL' }]);
    stop();
  });
});
