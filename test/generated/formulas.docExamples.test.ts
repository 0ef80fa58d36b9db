import { expect, describe, it } from 'vitest';
import { expectResult } from '../support/closeTo';

type Module = Readonly<Record<string, unknown>>;
const modules = import.meta.glob<Module>('../../formulas/**/*.ts', { eager: true });
const sources = import.meta.glob<string>('../../formulas/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** `* Example: clv([100, 120], [20, 25], 0.1, 1) is 151.2396694214876`: arguments and result are JSON. */
const exampleLine = /^ \* Example: (\w+)\((.*)\) is (.+)$/gm;

const examples = Object.entries(sources).flatMap(([path, source]) =>
  [...source.matchAll(exampleLine)].map(([line, name, args, result]) => ({
    line: line.slice(' * Example: '.length),
    call: modules[path]?.[name ?? ''],
    args: JSON.parse(`[${args}]`) as unknown[],
    result: JSON.parse(result ?? '') as unknown,
  })),
);

describe('the examples in doc comments', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('$line', ({ call, args, result }) => {
    expect(call).toBeTypeOf('function');
    expectResult((call as (...values: unknown[]) => unknown)(...args), result);
  });
});
