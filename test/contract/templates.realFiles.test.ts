import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { readWorkbookFile } from '../../src/io/workbookFile';
import type { AppliedTemplate, WorkbookDocument } from '../../src/model/document';
import { readBlocks } from '../../src/model/columnBlocks';
import { gridCells, parseGridCellKey, rowCount } from '../../src/model/lookup';
import { createWorkbook } from '../../src/session/headless/openHeadless';
import type { Locale } from '../../src/shared/localText';
import { isCellError, type CellValue } from '../../src/shared/value';
import { appliedTemplateOf } from '../../templates/appliedTemplate';
import { applyTemplate } from '../../templates/applyTemplate';
import { placeOf } from '../../templates/laidPlaces';
import { guessMapping, type FieldMapping } from '../../templates/mapFields';
import { removeTemplate } from '../../templates/removeTemplate';
import { samePlainData } from '../../templates/samePlainData';
import type { Template } from '../../templates/schema';
import { builtInTemplates } from '../support/builtInTemplates';
import { customerDataUrl, hasCustomerData, monetaryOf, readOnlineRetail } from '../support/customerData';
import { sharedFile } from '../support/sharedData';
import { EngineWorld } from './engineWorld';

// Every template on every real file that has its fields, mapped as guessed and with nothing corrected.

/** Files as a person has them, and the templates whose fields are found in them. Those that read no data fit all. */
const withoutData: readonly string[] = [
  'affinity-plan',
  'development-forecast',
  'make-or-buy',
  'positioning',
  'target-market',
];
const ofRevenue = [
  ...['clv', 'customer-value', 'key-accounts', 'persona', 'profit-80-20-30', 'quality-customers', 'rfm'],
  'selection-criteria',
];
interface RealFile {
  readonly locale: Locale;
  readonly isThere: () => boolean;
  readonly tables: () => Readonly<Record<string, Uint8Array | string>>;
  readonly fits: readonly string[];
}
const realFiles: Readonly<Record<string, RealFile>> = {
  'the Chinese file': {
    locale: 'zh-CN',
    isThere: () => sharedFile('csv/zh-customers.gb18030.csv') !== null,
    tables: () => ({ 客户: readFileSync(sharedFile('csv/zh-customers.gb18030.csv') ?? '') }),
    fits: [
      ...ofRevenue,
      ...['customer-archive', 'market-segmentation', 'sales-strategy', 'value-capability-quadrant'],
    ],
  },
  'the Telco file': {
    locale: 'en',
    isThere: () => hasCustomerData('telco-churn.csv'),
    tables: () => ({ Customers: readFileSync(customerDataUrl('telco-churn.csv')) }),
    fits: [...ofRevenue, 'churn-retention', 'value-capability-quadrant'],
  },
  'Online Retail': {
    locale: 'en',
    isThere: () => hasCustomerData('online-retail.csv.gz'),
    tables: () => {
      // All lines of every eightieth customer.
      const monetary = [...monetaryOf(readOnlineRetail())].filter((_, index) => index % 80 === 0);
      const chosen = new Map(monetary);
      const customers = monetary.map(([id, revenue]) => `${id},${revenue}`);
      const orders = readOnlineRetail()
        .filter(({ customer }) => chosen.has(customer))
        .map(({ customer, invoice, product, date, amount }) =>
          [invoice, customer, dateOf(date), product, amount].join(','),
        );
      return {
        Customers: ['Customer ID,Revenue', ...customers].join('\n'),
        Orders: ['Order ID,Customer ID,Order date,Product,Amount', ...orders].join('\n'),
      };
    },
    fits: [
      ...ofRevenue,
      ...['cohort-retention', 'development-potential', 'predictive-clv', 'product-affinity'],
    ],
  },
};

const dateOf = (serial: number): string =>
  new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);

/** What the list of templates asks for beyond the self-test, of whatever data there is. */
const checks: Readonly<Record<string, (on: Applied) => void>> = {
  'customer-value': ({ field, column }) => {
    const costs = ['marketingCost', 'salesCost', 'serviceCost'].flatMap(field);
    expect(sum(column('value'))).toBeCloseTo(sum(field('revenue')) - sum(costs), 4);
  },
  'key-accounts': ({ field, cell }) => {
    const amounts = numbers(field('revenue')).sort((a, b) => b - a);
    let [held, count] = [0, 0];
    while (held < 0.8 * sum(amounts) - 1e-6) held += amounts[count++] ?? 0;
    expect(cell('report', 'C8')).toBe(count);
  },
  'market-segmentation': ({ cells, has }) => {
    const pivots = { region: 'D35:D40', industry: 'D45:D50', sizeBand: 'D55:D58', behaviourBand: 'D63:D65' };
    const laid = Object.entries(pivots).filter(([key]) => has(key));
    expect(laid.length).toBeGreaterThan(0);
    for (const [key, block] of laid) expect(sum(cells('report', block)), key).toBeCloseTo(1, 9);
  },
  'target-market': ({ cells }) => {
    for (const score of cells('report', 'G28:G33')) expect(score).toBeLessThanOrEqual(100);
  },
  'value-capability-quadrant': ({ column, rows }) => {
    const counts = ['A', 'B', 'C', 'D'].map(
      (letter) => column('quadrant').filter((value) => value === letter).length,
    );
    expect(sum(counts)).toBe(rows);
  },
};

const numbers = (values: readonly CellValue[]): number[] =>
  values.filter((value): value is number => typeof value === 'number');
const sum = (values: readonly CellValue[]): number =>
  numbers(values).reduce((total, value) => total + value, 0);

/** A template in a workbook, spoken to by the template's own keys. */
class Applied {
  readonly rows: number;
  readonly #world: EngineWorld;
  readonly #applied: AppliedTemplate;
  readonly #mapping: FieldMapping;

  constructor(world: EngineWorld, applied: AppliedTemplate, mapping: FieldMapping) {
    this.#world = world;
    this.#applied = applied;
    this.#mapping = mapping;
    const { document } = world.workbook;
    const table = document.sheets.find(({ id }) => id === Object.values(applied.tables)[0]);
    this.rows = table?.kind === 'table' ? rowCount(table) : 0;
  }

  readonly has = (key: string): boolean => Boolean(this.#mapping[key] ?? this.#applied.owned.columns[key]);

  readonly field = (key: string): CellValue[] => this.#values(this.#mapping[key]);

  readonly column = (key: string): CellValue[] => this.#values(this.#applied.owned.columns[key]);

  readonly cell = (sheet: string, address: string): CellValue => {
    const { rowId, columnId } = placeOf(address);
    return this.#world.mirror.gridValue(this.#applied.owned.sheets[sheet]!, rowId, columnId);
  };

  /** Of one column. */
  readonly cells = (sheet: string, block: string): CellValue[] => {
    const [from = '', to = ''] = block.split(':');
    const [first, last] = [from, to].map((address) => Number(address.slice(1))) as [number, number];
    return Array.from({ length: last - first + 1 }, (_, index) =>
      this.cell(sheet, `${from[0]}${first + index}`),
    );
  };

  /** Where a cell or a column of the template shows an error. */
  errors(): string[] {
    const { document } = this.#world.workbook;
    const { mirror } = this.#world;
    const inSheets = Object.values(this.#applied.owned.sheets).flatMap((id) => {
      const sheet = document.sheets.find((each) => each.id === id);
      if (sheet?.kind !== 'grid') return [];
      return [...gridCells(sheet)].flatMap(([key]) => {
        const { rowId, columnId } = parseGridCellKey(key);
        const value = mirror.gridValue(sheet.id, rowId, columnId);
        return isCellError(value) ? [`${sheet.name} ${key}: ${value.code}`] : [];
      });
    });
    const inColumns = Object.keys(this.#applied.owned.columns).filter((key) =>
      this.column(key).some(isCellError),
    );
    return [...inSheets, ...inColumns];
  }

  #values(reference: FieldMapping[string] | undefined): CellValue[] {
    if (!reference) return [];
    const blocks = this.#world.mirror.columnBlocks(reference.sheetId, reference.columnId);
    return Array.from({ length: this.rows }, (_, row) => readBlocks(blocks, row));
  }
}

describe.each(Object.entries(realFiles))(
  'every template on %s',
  (name, { locale, isThere, tables, fits }) => {
    const isSkipped = !isThere();
    let document: WorkbookDocument;
    let world: EngineWorld;

    beforeAll(async () => {
      if (isSkipped) return;
      const imported = await createWorkbook({ locale });
      for (const [table, data] of Object.entries(tables())) await imported.importCsv(data, { table });
      const read = await readWorkbookFile(await imported.save());
      imported.dispose();
      if (!read.ok) throw new Error(JSON.stringify(read.problem));
      document = read.value;
      world = await new EngineWorld(inProcessTransport, document).settled();
    }, 120_000);
    afterAll(() => isSkipped || world.dispose());

    const fit = new Set([...fits, ...withoutData]);
    const missing = (template: Template): readonly string[] => guessMapping(document, template).missing;

    it.skipIf(isSkipped)(
      'is offered where its fields exist, and refused with what is missing elsewhere',
      () => {
        const offered = builtInTemplates().filter((template) => missing(template).length === 0);
        expect(offered.map(({ id }) => id).sort(), name).toEqual([...fit].sort());
        for (const template of builtInTemplates().filter(({ id }) => !fit.has(id))) {
          const { mapping } = guessMapping(document, template);
          expect(applyTemplate(document, template, { mapping, locale })).toMatchObject({ ok: false });
        }
      },
    );

    it.skipIf(isSkipped).each(builtInTemplates().filter(({ id }) => fit.has(id)))(
      '$id comes to results without an error, is applied twice as once and removed without a trace',
      async (template) => {
        const { mapping } = guessMapping(document, template);
        const operationsOn = (on: WorkbookDocument) => {
          const operations = applyTemplate(on, template, { mapping, locale });
          if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
          return operations.value;
        };
        world.dispatch(...operationsOn(document));
        try {
          await world.settled();
          const laid = world.workbook.document;
          const record = appliedTemplateOf(laid, template.id);
          if (!record) throw new Error('it left no record');
          const applied = new Applied(world, record, mapping);
          expect(applied.errors()).toEqual([]);
          checks[template.id]?.(applied);
          expect(operationsOn(laid)).toEqual([]);
        } finally {
          world.dispatch(...removeTemplate(world.workbook.document, template.id));
        }
        expect(samePlainData(world.workbook.document, document)).toBe(true);
      },
      60_000,
    );
  },
);
