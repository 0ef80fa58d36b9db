import { afterEach, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { applyOperations } from '../../src/model/applyOperations';
import type { WorkbookDocument } from '../../src/model/document';
import { createWorkbook } from '../../src/session/headless/openHeadless';
import type { HeadlessWorkbook } from '../../src/session/headless/headlessTypes';
import { applyTemplate } from '../../templates/applyTemplate';
import { sampleDocument } from '../../templates/selfTest';
import { builtInTemplate } from '../support/builtInTemplates';
import { EngineWorld } from './engineWorld';

// What the figures of templates mean where a plausible formula would come to something else.

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

async function applied(
  id: string,
  tables: Readonly<Record<string, readonly string[]>>,
  options: { readonly parameters?: Readonly<Record<string, number | string>> } = {},
): Promise<HeadlessWorkbook> {
  const workbook = await createWorkbook();
  open.push(workbook);
  for (const [table, lines] of Object.entries(tables)) await workbook.importCsv(lines.join('\n'), { table });
  await workbook.applyTemplate(id, options);
  return workbook;
}

async function onSample(id: string): Promise<EngineWorld> {
  const template = builtInTemplate(id);
  const { document, mapping } = sampleDocument(template, 'en');
  const operations = applyTemplate(document, template, { mapping, locale: 'en' });
  if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
  const laid: WorkbookDocument = applyOperations(document, operations.value).document;
  const world = new EngineWorld(inProcessTransport, laid);
  open.push(world);
  return world.settled();
}

const down = (workbook: HeadlessWorkbook, sheet: string, column: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => workbook.getCell(`'${sheet}'!${column}${from + index}`));

const months = (count: number, lastYear: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const month = lastYear * 12 + 11 - (count - 1 - index);
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });

it('churn: the upper bound stays 1.96 standard errors above the curve where the lower one ends at 0', async () => {
  const workbook = await applied('churn-retention', {
    Customers: ['Customer ID,Churned,Tenure', 'a,yes,1', 'b,yes,1', 'c,yes,1', 'd,no,30'],
  });
  const report = 'Churn and retention';
  const [still, low, high] = ['C29', 'D29', 'E29'].map((at) => workbook.getCell(`'${report}'!${at}`));
  // Greenwood: S = 1/4, and its error is S * sqrt(3 / (4 * 1)).
  const error = 0.25 * Math.sqrt(3 / 4);
  expect(still).toBeCloseTo(0.25, 12);
  expect(low).toBe(0);
  expect(high).toBeCloseTo(0.25 + 1.96 * error, 12);
  expect(workbook.getCell(`'${report}'!C9`)).toBe('75.0%, kept 25.0%');
});

it('churn: without anybody who left, the lifetime has no end', async () => {
  const workbook = await applied('churn-retention', {
    Customers: ['Customer ID,Churned,Tenure', 'a,no,12', 'b,no,24'],
  });
  expect(workbook.getCell(`'Churn and retention'!E8`)).toBe('∞');
});

it('key accounts of the same revenue all stand in the shortlist', async () => {
  const workbook = await applied('key-accounts', {
    Customers: ['Customer ID,Customer name,Revenue', 'a,Ada,100', 'b,Bo,100', 'c,Cy,100', 'd,Di,1'],
  });
  expect(down(workbook, 'Key accounts', 'B', 28, 4)).toEqual(['Ada', 'Bo', 'Cy', null]);
});

it('drains are customers who lose money, not those who earn the least', async () => {
  const lines = ['a,Ada,100,10', 'b,Bo,90,10', 'c,Cy,80,200', 'd,Di,70,10'];
  const workbook = await applied('profit-80-20-30', {
    Customers: ['Customer ID,Customer name,Revenue,Service cost', ...lines],
  });
  expect(down(workbook, 'The 80/20/30 rule', 'B', 47, 2)).toEqual(['Cy', null]);
});

describe('periods are told by their dates', () => {
  const sales = months(24, 2025).map((month, index) => `${month},${index < 12 ? 100 : 150},50,10,5`);
  const header =
    'Month,Sales to existing customers,Sales to new customers,Profit from existing customers,Profit from new customers';
  const growth = async (lines: readonly string[]) => {
    const workbook = await applied('development-performance', { Periods: [header, ...lines] });
    return ['B8', 'C8', 'D8', 'C34', 'E34'].map((at) => workbook.getCell(`'Development performance'!${at}`));
  };

  it('so the order of the rows changes nothing', async () => {
    const inOrder = await growth(sales);
    expect(inOrder).toEqual([2400, expect.closeTo(1 / 3, 12), 0.25, 450, 0]);
    expect(await growth(sales.toReversed())).toEqual(inOrder);
  });

  it('and with fewer than 24 months the growth over the year is left open', async () => {
    const [total, change] = await growth(sales.slice(6));
    expect([total, change]).toEqual([2400, '–']);
  });

  it('unit economics: the last month is the latest, also in the first row', async () => {
    const units = months(3, 2025).map((month, index) => `${month},100,${index + 1},5,300,1000,0,0,50`);
    const workbook = await applied('saas-unit-economics', {
      Periods: [
        'Month,Customers at start,New customers,Lost customers,Sales and marketing spend,Recurring revenue at start,Expansion,Contraction,Churned revenue',
        ...units.toReversed(),
      ],
    });
    expect(workbook.getCell(`'Unit economics'!B8`)).toBe(100);
    expect(down(workbook, 'Unit economics', 'C', 35, 3)).toEqual([300, 150, 100]);
  });
});

it('cohorts: of more than 24 the latest are shown and compared', async () => {
  // One customer a month, who comes back three months later in the last year only.
  const starts = months(36, 2025);
  const orders = starts.flatMap((month, index) => {
    const back = index >= 20 ? starts[index + 3] : undefined;
    return [`c${index},${month},10`, ...(back ? [`c${index},${back},10`] : [])];
  });
  const workbook = await applied('cohort-retention', {
    Orders: ['Customer ID,Order date,Amount', ...orders],
  });
  const report = 'Cohort retention';
  expect(workbook.getCell(`'${report}'!C8`)).toBe(36);
  // The 24 latest begin with the thirteenth month; 21 of them are three periods old.
  expect(down(workbook, report, 'C', 31, 25)).toEqual([...Array.from({ length: 24 }, () => 1), null]);
  expect(workbook.getCell(`'${report}'!D8`)).toBeCloseTo(1, 12);
  expect(workbook.getCell(`'${report}'!E8`)).toBeCloseTo(2 / 10, 12);
});

it('sales strategy: what a channel cost is borne by the customers it won', async () => {
  const lines = ['a,Fair,Lead,0,40', 'b,Fair,Active,100,20', 'c,Web,Active,100,0'];
  const workbook = await applied('sales-strategy', {
    Customers: ['Customer ID,Acquisition channel,Lifecycle stage,Revenue,Marketing cost', ...lines],
  });
  const row = (at: number) =>
    ['B', 'C', 'D', 'E', 'F', 'G'].map((x) => workbook.getCell(`'Sales strategy'!${x}${at}`));
  expect(row(35)).toEqual(['Fair', 1, 60, 300, 5, 0.5]);
  // What costs nothing is no channel below the goal.
  expect(row(36)).toEqual(['Web', 1, 0, 300, '–', 1]);
  expect(workbook.getCell(`'Sales strategy'!E8`)).toBe(0);
});

it('targets: before the first actual the forecast is the target', async () => {
  const workbook = await applied('targets-actuals', {
    Periods: ['Month,Target,Actual', '2024-12-01,80,90', ...months(12, 2025).map((month) => `${month},100,`)],
  });
  expect(workbook.getCell(`'Targets and actuals'!E8`)).toBe(1200);
});

describe('what is not known about a customer', () => {
  const customers = [
    'Customer ID,Customer name,Last contact,Revenue,Satisfaction',
    'a,Ada,2025-01-01,10,9',
    'b,Bo,2025-12-01,20,',
    'c,Cy,,30,9',
    'd,Di,2025-06-01,40,',
  ];

  it('relationship care: no last contact is as long ago as the longest, no satisfaction asks for a survey', async () => {
    const workbook = await applied('relationship-care', { Customers: customers });
    expect(workbook.getColumn('Customers', 'Days since contact')).toEqual([334, 0, 334, 183]);
    expect(workbook.getColumn('Customers', 'Next care')).toEqual([
      'value-added service',
      'none',
      'value-added service',
      'survey',
    ]);
    expect(down(workbook, 'Relationship care', 'B', 25, 4).filter((name) => name !== null)).toHaveLength(3);
    expect(down(workbook, 'Relationship care', 'E', 25, 3).toSorted()).toEqual([9, 9, '–']);
  });

  it('CRM routines: no satisfaction is no low one', async () => {
    const workbook = await applied('crm-routines', { Customers: customers });
    expect(workbook.getColumn('Customers', 'Rule')).toEqual([4, 0, 4, 4]);
  });

  it('RFM: who never bought has no score, and does not shift those of the others', async () => {
    const buyers = Array.from(
      { length: 10 },
      (_, index) => `b${index},2025-01-${10 + index},${index + 1},${index * 10 + 10}`,
    );
    const header = 'Customer ID,Last purchase,Number of orders,Revenue';
    const scores = async (lines: readonly string[]) => {
      const workbook = await applied('rfm', { Customers: [header, ...lines] });
      return ['R', 'F', 'M'].map((name) => workbook.getColumn('Customers', name));
    };
    const alone = await scores(buyers);
    const beside = await scores([...buyers, 'n1,,0,0', 'n2,,0,0', 'n3,,0,0']);
    expect(beside.map((column) => column.slice(0, 10))).toEqual(alone);
    expect(beside.map((column) => column.slice(10))).toEqual(Array.from({ length: 3 }, () => ['', '', '']));
  });

  it('customer archive: a project without an end is open', async () => {
    const workbook = await applied('customer-archive', {
      Customers: customers,
      Projects: [
        'Project customer,Project,Project stage,Project amount,Project end',
        'a,Pilot,Open,500,',
        'a,Old,Won,900,2024-01-01',
      ],
    });
    expect(['D8', 'E8'].map((at) => workbook.getCell(`'Customer archive'!${at}`))).toEqual([1, 500]);
  });
});

it('lifecycle funnel: the time in a stage counts from the day it was entered', async () => {
  const workbook = await applied('lifecycle-funnel', {
    Customers: [
      'Customer ID,Lifecycle stage,In the stage since',
      ...['a,Lead,2025-01-01', 'b,Lead,2025-01-11', 'c,Trial,2025-01-31', 'd,Lead,'],
    ],
  });
  expect(down(workbook, 'Lifecycle funnel', 'F', 27, 3)).toEqual([25, 0, '–']);
});

describe('selection criteria', () => {
  const met = (world: EngineWorld, line: string) => world.column(`Meets criterion ${line}`);

  it('read the column that is chosen in their line, also one of words', async () => {
    const world = await onSample('selection-criteria');
    const [sizes, regions] = [world.column('Company size'), world.column('Region')];
    world.type(
      { B9: 'Company size', C9: 'more than', D9: 40, B10: 'Region', C10: 'equal to', D10: 'South' },
      'Criteria',
    );
    await world.settled();
    expect(met(world, '5')).toEqual(sizes.map((size) => Number(size) > 40));
    expect(met(world, '6')).toEqual(regions.map((region) => region === 'South'));
    expect(world.cell('B28', 'Selection criteria')).toBe('Company size > 40');
    world.type({ B9: 'Region', C9: 'not equal to', D9: 'South' }, 'Criteria');
    await world.settled();
    expect(met(world, '5')).toEqual(regions.map((region) => region !== 'South'));
  });

  it('count in the score by their weight, and a must-have that is missing fails', async () => {
    const world = await onSample('selection-criteria');
    world.type({ B9: 'Region', C9: 'equal to', D9: 'South', E9: 100, F9: 'yes' }, 'Criteria');
    await world.settled();
    const weights = [30, 25, 25, 20, 100];
    const lines = weights.map((_, index) => met(world, String(index + 1)));
    const scores = weights.reduce<number[]>(
      (sum, weight, line) => sum.map((each, row) => each + (lines[line]![row] ? weight / 2 : 0)),
      Array.from({ length: lines[0]!.length }, () => 0),
    );
    expect(world.column('Criteria score')).toEqual(scores.map((score) => expect.closeTo(score, 9) as number));
    expect(world.column('Passes')).toEqual(
      scores.map((score, row) => score >= 60 && lines[0]![row] === true && lines[4]![row] === true),
    );
  });

  it('are met by nobody whose value is not known, and count for nothing without a value to compare with', async () => {
    const world = await onSample('selection-criteria');
    const satisfaction = world.column('Satisfaction');
    expect(satisfaction).toContain(null);
    world.type({ C7: 'at most', D7: 10, B8: null, B9: 'Company size' }, 'Criteria');
    await world.settled();
    expect(met(world, '3')).toEqual(satisfaction.map((value) => value !== null));
    expect(['B27', 'B28'].map((at) => world.cell(at, 'Selection criteria'))).toEqual(['', '']);
    expect(Math.max(...(world.column('Criteria score') as number[]))).toBeCloseTo(100, 9);
  });
});

it('quality customers: a motive has its own score where there is one, and satisfaction stands in for it', async () => {
  const motives = async (header: string) => {
    const lines = ['a,100,9,1', 'b,100,5,2', 'c,100,1,3'];
    const workbook = await applied('quality-customers', {
      Customers: [`Customer ID,Revenue,Satisfaction,${header}`, ...lines],
    });
    return workbook.getColumn('Customers', 'Motive score') as number[];
  };
  const own = await motives('Purchase motive score');
  expect(own[0]).toBeLessThan(own[2]!);
  const satisfied = await motives('Anything else');
  expect(satisfied[0]).toBeGreaterThan(satisfied[2]!);
});

it('market segmentation: a size that is not known is a segment of its own', async () => {
  const lines = ['a,100,5', 'b,300,', 'c,100,500'];
  const workbook = await applied('market-segmentation', {
    Customers: ['Customer ID,Revenue,Company size', ...lines],
  });
  expect(workbook.getColumn('Customers', 'Size band')).toEqual(['Small', 'Unknown', 'Large']);
  expect(down(workbook, 'Market segmentation', 'D', 55, 3)).toEqual([0.6, 0.2, 0.2]);
  expect(workbook.getCell(`'Market segmentation'!D59`)).toBeCloseTo(1, 12);
});

it('target market: counts the segments that change place when a weight moves', async () => {
  const world = await onSample('target-market');
  const ranking = () => Array.from({ length: 6 }, (_, row) => world.cell(`B${37 + row}`, 'Target market'));
  const before = ranking();
  const told = world.cell('F48', 'Target market');
  const growth = world.workbook.document.parameters.find(({ value }) => value === 25)!;
  world.setParameter(growth.name, 30);
  await world.settled();
  expect(told).toBe(ranking().filter((segment, place) => segment !== before[place]).length);
});

it('predicted value: the band holds the value, and has a width for the best customer', async () => {
  const world = await onSample('predictive-clv');
  const columns = ['Predicted value', 'Predicted value, low', 'Predicted value, high'].map(
    (name) => world.column(name) as number[],
  );
  const [values, low, high] = columns as [number[], number[], number[]];
  values.forEach((value, row) => {
    expect(low[row]).toBeLessThanOrEqual(value);
    expect(high[row]).toBeGreaterThanOrEqual(value);
  });
  const best = values.indexOf(Math.max(...values));
  expect(high[best]! - low[best]!).toBeGreaterThan(0);
});
