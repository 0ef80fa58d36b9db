import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { explainCall, invokeFunction } from '../../../formulas/invoke';
import { functionSpecs } from '../../../formulas/registry';
import type { Argument } from '../../../formulas/spec';
import { isMessageKey } from '../../../src/i18n/texts';
import { assert } from '../../../src/shared/assert';
import { isStoryText, type FunctionStory } from '../../../src/shared/functionStory';
import { isCellError } from '../../../src/shared/value';
import { readLiteralFormula } from '../../support/literalFormula';

const context = { locale: 'en' } as const;
const specOf = (name: string) => {
  const spec = functionSpecs.find((candidate) => candidate.name === name);
  assert(spec, name);
  return spec;
};
const story = (name: string, ...args: Argument[]): FunctionStory => {
  const told = explainCall(specOf(name), args, context);
  assert(told, `${name} tells nothing`);
  return told;
};
const plain = ({ rows }: FunctionStory) =>
  rows.map((row) => row.map(({ value }) => (isStoryText(value) ? value.text : value)));
const decided = ({ rows }: FunctionStory) =>
  rows.flat().flatMap(({ value, decides }) => (decides ? [isStoryText(value) ? value.text : value] : []));
const column = (...values: number[]) => blockOf(values.map((value) => [value]));
const row = (...values: (number | null)[]) => blockOf([values]);

const telling = functionSpecs.filter(({ explain }) => explain);

describe.each(telling.map((spec) => [spec.name, spec] as const))('the story of %s', (_, spec) => {
  const stories = spec.examples.flatMap(({ formula, result }) => {
    const { args } = readLiteralFormula(formula);
    return isCellError(result) ? [] : [{ args, told: explainCall(spec, args, context) }];
  });

  it('is told for every example that has a result', () => {
    expect(stories.filter(({ told }) => told === null)).toEqual([]);
    expect(stories.length).toBeGreaterThan(0);
  });

  it('has a cell for every column, and words for every key', () => {
    for (const { told } of stories) {
      const columns = told?.columns.length;
      expect(told?.rows.filter((cells) => cells.length !== columns)).toEqual([]);
      const keys = [
        told?.sentence.text ?? '',
        ...(told?.columns.map(({ text }) => text) ?? []),
        ...(told?.rows.flat().flatMap(({ value }) => (isStoryText(value) ? [value.text] : [])) ?? []),
      ];
      expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
    }
  });

  it('leads its figures to the cells they were given in', () => {
    for (const { args, told } of stories) {
      for (const { value, from } of told?.rows.flat() ?? []) {
        if (!from) continue;
        const argument = args[from.argument];
        // An argument that was left out has its default.
        if (argument === undefined || argument === null) continue;
        const cell =
          typeof argument === 'object' && argument.kind === 'range' ? argument.values[from.cell] : argument;
        expect(cell ?? 0).toEqual(value);
      }
    }
  });

  it('marks what decided', () => {
    for (const { told } of stories) expect(decided(told as FunctionStory).length).toBeGreaterThan(0);
  });
});

describe('a story', () => {
  it('of CLV adds up to its result, period by period', () => {
    const told = story('CLV', row(100, null, 120), 20, 0.1, 0.5);
    const result = invokeFunction(specOf('CLV'), [row(100, null, 120), 20, 0.1, 0.5], context);
    expect(told.rows[1]?.slice(0, 3).map(({ value }) => value)).toEqual([2, 0, 20]);
    expect(told.rows[1]?.[2]?.from).toEqual({ argument: 1, cell: 0 });
    expect(decided(told)[0]).toBeCloseTo(result as number, 10);
  });

  it('of CLV leaves out the middle of a long series', () => {
    const told = story('CLV', row(...Array.from({ length: 60 }, () => 10)), 0, 0.01, 1);
    expect(told.rows).toHaveLength(24);
    expect(told.omittedRows).toBe(36);
    expect(told.rows.at(-1)?.[0]?.value).toBe(60);
  });

  it('of CLV.RETENTION without end tells the rest in one line', () => {
    const told = story('CLV.RETENTION', 100, 0.8, 0.1);
    expect(plain(told).at(-1)?.[0]).toBe('explain_story_laterPeriods');
    expect(decided(told)[0]).toBeCloseTo(333.33333333333326, 10);
  });

  it('of QUADRANT says where each score stands against its cut', () => {
    const told = story('QUADRANT', 80, 30, column(10, 50, 90), 50);
    expect(plain(told).map((cells) => cells.slice(1))).toEqual([
      [80, 50, 'explain_story_cutMedian', 'explain_story_high'],
      [30, 50, 'explain_story_cutFixed', 'explain_story_low'],
    ]);
  });

  it('of a class marks the class, whatever side of a cut the value is on', () => {
    expect(decided(story('SEGMENT', 1000, row(1000, 10000)))).toEqual([2, 1000]);
    const numbers = column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(decided(story('SEGMENT.QUANTILE', 3, numbers, 5))[0]).toBe(2);
    expect(decided(story('RFM.SCORE', 3, numbers, 5, true))[0]).toBe(4);
  });

  it('of SEGMENT.PARETO says what the larger customers hold', () => {
    const told = story('SEGMENT.PARETO', 15, column(50, 30, 15, 4, 1));
    expect(told.sentence.params).toEqual({ class: 'B', larger: 2, size: 5 });
    expect(decided(told)).toEqual([0.8]);
  });

  it('of SCORE.WEIGHTED drops a blank score with its weight', () => {
    const told = story('SCORE.WEIGHTED', row(80, null, 60), row(3, 5, 1));
    expect(decided(told)).toEqual([75]);
    expect(plain(told)[1]?.at(-1)).toBe('explain_story_dropped');
  });

  it('is not told where the arguments are refused', () => {
    expect(explainCall(specOf('CLV'), [row(1, 2), row(1, 2, 3), 0.1], context)).toBeNull();
    expect(explainCall(specOf('CHURN'), [10, 0], context)).toBeNull();
    expect(explainCall(specOf('CHURN'), [column(1, 2), 10], context)).toBeNull();
  });
});
