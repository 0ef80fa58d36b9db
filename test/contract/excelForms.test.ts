import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excelCall } from '../../formulas/excelForms';
import { excelForms } from '../../formulas/excelFormTable';
import { seededRandom } from '../../formulas/random';
import { functionSpecs } from '../../formulas/registry';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { openXlsx } from '../../src/io/xlsx/openXlsx';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import { SheetCells } from '../../src/io/xlsx/xlsxCells';
import { newWorkbook } from '../../src/model/newWorkbook';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { xlsxWords } from '../../src/session/xlsx/xlsxWords';
import { hasOffice, recalculate } from '../support/recalculate';
import { EngineWorld } from './engineWorld';
import { evaluateFormulas } from '../support/evaluateFormula';
import { expandForm } from '../support/expandForm';
import { splitTopLevel } from '../support/splitTopLevel';
import { randomCalls, randomCells, type Dice } from '../support/randomCalls';

/*
 * What an exported workbook says in Excel's words is what our functions say: each form, evaluated here, agrees with its
 * function over random arguments.
 */

/** Their values stand in exported workbooks, and the sheet About says so. */
const asValues: Readonly<Record<string, string>> = {
  'CHURN.IDS': 'ids differ by case, which no look-up of Excel tells',
  'BASKET.SUPPORT': 'ids differ by case',
  'BASKET.CONFIDENCE': 'ids differ by case',
  'BASKET.LIFT': 'ids differ by case',
  'BASKET.RULES': 'ids differ by case',
  'MATCH.CUSTOMERS': 'ids differ by case',
  'MATCH.PRODUCTS': 'ids differ by case',
  COHORT: 'ids differ by case',
  'BTYD.SUMMARY': 'ids differ by case',
  'SEGMENT.TAGS': 'full and half width are the same word',
  SURVIVAL: 'yes and no in several words; a row for each loss',
  'SEGMENT.KMEANS': 'a search',
  'RESPONSE.FIT': 'a search',
  'BGNBD.FIT': 'a search',
  'GAMMAGAMMA.FIT': 'a search',
  'SBG.FIT': 'a search',
  'BGNBD.EXPECTED': 'the hypergeometric function',
  'BGNBD.CUMULATIVE': 'the hypergeometric function',
  'BGNBD.FREQUENCY': 'an incomplete beta function of every age',
  'CLV.BTYD': 'the hypergeometric function',
};

it('has a form for every function of ours, or a reason why not', () => {
  const own = functionSpecs.filter(({ family }) => family !== 'excel').map(({ name }) => name);
  expect([...Object.keys(excelForms), ...Object.keys(asValues)].sort()).toEqual(own.sort());
  expect(Object.keys(randomCalls).sort()).toEqual(Object.keys(excelForms).sort());
});

it('defines at most one name for a function', () => {
  for (const [name, forms] of Object.entries(excelForms)) {
    expect(forms.filter(({ kind }) => kind === 'lambda').length, name).toBeLessThanOrEqual(1);
  }
});

const arrays = new Set(['RATE.INTERVAL', 'RESPONSE.PREDICT']);

describe('forms agree with their functions', () => {
  it('over random arguments', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
        const next = seededRandom(seed);
        const dice: Dice = (sides) => Math.floor(next() * sides);
        const cells = randomCells(dice);
        const pairs = Object.entries(randomCalls).map(([name, callOf]) => pair(name, callOf(dice)));
        const values = await evaluateFormulas(
          pairs.flatMap(({ ours, form }) => [ours, form]),
          cells,
        );
        const wrong = pairs.flatMap(({ ours, form }, index) => {
          const [expected, found] = values.slice(index * 2, index * 2 + 2);
          return isSame(expected, found) ? [] : [{ ours, form, expected, found }];
        });
        expect(wrong).toEqual([]);
        // Nearly all arguments are valid ones, or errors would agree with errors.
        const errors = values.filter((value) => typeof value === 'string' && value.startsWith('#'));
        expect(errors.length).toBeLessThan(values.length / 10);
      }),
      { numRuns: 12 },
    );
  });

  it('where losses outweigh what is earned', async () => {
    const { ours, form } = pair('PARETO.COUNT', '{-3,1},0.5');
    expect(await evaluateFormulas([ours, form])).toEqual(['#NUM!', '#NUM!']);
  });
});

describe.skipIf(!hasOffice)('in LibreOffice', () => {
  it('the plain formulas of an exported workbook recalculate to what we show', async () => {
    // What became a name with a LAMBDA is beyond it.
    const plain = Object.keys(excelForms).filter((name) => needsNoName(name));
    expect(plain.length).toBeGreaterThan(20);
    const next = seededRandom(20_261_126);
    const dice: Dice = (sides) => Math.floor(next() * sides);
    const calls = plain.flatMap((name) =>
      Array.from({ length: 3 }, () => `=${name}(${(randomCalls[name] as (dice: Dice) => string)(dice)})`),
    );
    const world = new EngineWorld(inProcessTransport, newWorkbook());
    world.type({
      ...randomCells(dice),
      ...Object.fromEntries(calls.map((call, index) => [`F${index * 2 + 1}`, call])),
    });
    await world.settled();
    const { document } = world.workbook;
    const file = await writeXlsxWorkbook({
      document,
      values: world.mirror,
      forms: functionForms,
      words: xlsxWords('en'),
    });
    const opened = await openXlsx(recalculate(file));
    if (!opened.ok) throw new Error(opened.problem.code);
    const [sheet] = opened.value.workbook.sheets;
    const cells = new SheetCells(sheet as NonNullable<typeof sheet>);
    const wrong = calls.flatMap((call, index) => {
      const expected = world.cell(`F${index * 2 + 1}`);
      const { value, formula } = cells.at(index * 2, 5);
      return formula !== null && isSame(expected, value) ? [] : [{ call, formula, expected, value }];
    });
    world.dispose();
    expect(wrong).toEqual([]);
  });
});

function needsNoName(name: string): boolean {
  return (excelForms[name] ?? []).every(
    ({ kind, body }) => kind === 'inline' && !body.includes('SEGMENT.QUANTILE('),
  );
}

function pair(name: string, args: string): { readonly ours: string; readonly form: string } {
  const call = excelCall(name, splitTopLevel(args), 'en');
  if (!call) throw new Error(`${name}(${args}) has no form`);
  const form = expandForm(call.body, call.values);
  return arrays.has(name)
    ? { ours: `=SUM(${name}(${args})*{1,2})`, form: `=SUM((${form})*{1,2})` }
    : { ours: `=${name}(${args})`, form: `=${form}` };
}

function isSame(expected: unknown, found: unknown): boolean {
  if (typeof expected !== 'number' || typeof found !== 'number') return expected === found;
  return Math.abs(expected - found) <= 1e-9 * Math.max(1, Math.abs(expected));
}
