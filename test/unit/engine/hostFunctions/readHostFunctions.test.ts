import { describe, expect, it } from 'vitest';
import { readHostFunctions } from '../../../../src/engine/hostFunctions/readHostFunctions';

const words = { en: 'Words.', 'zh-CN': '文字。' };
const row = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'OUR.RATE',
  parameters: [{ name: 'value', kind: 'number', summary: words }],
  result: { shape: 'scalar', summary: words },
  summary: words,
  compute: () => 1,
  ...changes,
});
const isTaken = (name: string): boolean => name === 'SUM';
const read = (...rows: unknown[]) => readHostFunctions(rows, isTaken);
const codes = (...rows: unknown[]): string[] => read(...rows).refused.map(({ code }) => code);

describe('rows of a host', () => {
  it('are taken over as they are, with what a row may leave out and what it may have', () => {
    const full = row({
      name: 'OUR.FULL_2',
      family: 'value',
      help: words,
      errors: words,
      source: 'A handbook',
      examples: [{ formula: '=OUR.FULL_2(1)', result: [[1, 'a', null, true]], note: words }],
      parameters: [
        { name: 'value', kind: 'range', cells: 'number', summary: words, unit: words, hint: words },
        { name: 'more', kind: 'any', optional: true, repeat: true, takesErrors: true, summary: words },
      ],
    });
    const { functions, refused } = read(row(), full);
    expect(refused).toEqual([]);
    expect(functions).toEqual([
      row({ compute: expect.any(Function) }),
      { ...full, compute: expect.any(Function) },
    ]);
  });

  it('are refused one by one: the others are there', () => {
    const { functions, refused } = read(row({ name: 'sum' }), row(), row({ summary: 'Words' }));
    expect(functions.map(({ name }) => name)).toEqual(['OUR.RATE']);
    expect(refused).toMatchObject([
      { code: 'hostFunctionName', params: { name: 'sum' } },
      { code: 'hostFunctionMalformed', params: { name: 'OUR.RATE' } },
    ]);
  });

  it.each([
    '',
    'our.rate',
    '1RATE',
    'OUR RATE',
    'OUR..RATE',
    'OUR.',
    'A1',
    'XFD7',
    'R1C1',
    'RC',
    '评分',
    '=X',
    'X'.repeat(61),
  ])('must have a name that formulas can call: not %j', (name) =>
    expect(codes(row({ name }))).toEqual(['hostFunctionName']),
  );

  it('must have a name that is free', () => {
    expect(codes(row({ name: 'SUM' }))).toEqual(['hostFunctionNameTaken']);
    expect(codes(row(), row())).toEqual(['hostFunctionNameTaken']);
    expect(codes(row({ name: 'ENGINE.CELL' }), row({ name: 'TABLE.X' }))).toEqual([
      'hostFunctionNameTaken',
      'hostFunctionNameTaken',
    ]);
  });

  it.each([
    ['no row', 7],
    ['nothing', null],
    ['a list', []],
    ['a key that is unknown', row({ column: () => null })],
    ['no function', row({ compute: 'return 1' })],
    ['a text in one language', row({ summary: { en: 'Words.' } })],
    ['an unknown kind', row({ parameters: [{ name: 'a', kind: 'cell', summary: words }] })],
    ['a parameter that cannot be named', row({ parameters: [{ name: 'a b', kind: 'any', summary: words }] })],
    [
      'an optional parameter before one that is not',
      row({
        parameters: [
          { name: 'a', kind: 'any', optional: true, summary: words },
          { name: 'b', kind: 'any', summary: words },
        ],
      }),
    ],
    [
      'a repeated parameter that is not the last',
      row({
        parameters: [
          { name: 'a', kind: 'any', repeat: true, summary: words },
          { name: 'b', kind: 'any', summary: words },
        ],
      }),
    ],
    [
      'two parameters of one name',
      row({
        parameters: [
          { name: 'a', kind: 'any', summary: words },
          { name: 'a', kind: 'any', summary: words },
        ],
      }),
    ],
    ['an example that is no formula', row({ examples: [{ formula: '1', result: 1 }] })],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('not to be read');
          },
        },
      ),
    ],
  ])('are refused when they are malformed: %s', (_what, given) => {
    const { functions, refused } = read(given);
    expect(functions).toEqual([]);
    expect(refused).toMatchObject([
      { code: 'hostFunctionMalformed', params: { detail: expect.any(String) } },
    ]);
  });

  it('say where they are malformed', () => {
    const wrong = row({ parameters: [{ name: 'a', kind: 'cell', summary: words }] });
    expect(read(wrong).refused[0]?.params?.['detail']).toMatch(/^parameters\.0\.kind: /);
  });

  it.each([[undefined], ['OUR.RATE'], [{ 0: row() }], [Array.from({ length: 501 }, () => row())]])(
    'come as a list that has an end',
    (given) => {
      const { functions, refused } = readHostFunctions(given, isTaken);
      expect(functions).toEqual([]);
      expect(refused).toHaveLength(1);
    },
  );
});
