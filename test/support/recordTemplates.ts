import { readFileSync, writeFileSync } from 'node:fs';
import { readChartData, type ChartData } from '../../src/charts/chartData';
import { curvePlaces } from '../../src/charts/concentrationData';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { readBlocks } from '../../src/model/columnBlocks';
import type { WorkbookDocument } from '../../src/model/document';
import { gridCells, isFormula, parseGridCellKey } from '../../src/model/lookup';
import type { ValueReader } from '../../src/model/valueReader';
import type { Locale } from '../../src/shared/localText';
import { isCellError, type CellValue } from '../../src/shared/value';
import { appliedTemplateOf } from '../../templates/appliedTemplate';
import { cardOf } from '../../templates/cardOf';
import type { BuiltInCard } from '../../templates/registry';
import type { Template } from '../../templates/schema';
import { selfTestOf } from '../../templates/selfTest';
import { readTemplate } from '../../templates/validateTemplate';
import { EngineWorld } from '../contract/engineWorld';
import { builtInTemplateIds, templatesFolder } from './builtInTemplates';

/** How many rows of a sample firm a self-test keeps. */
const recordedRows = 5;

type Recorded = Record<string, CellValue>;
interface Run {
  readonly columns: Readonly<Record<string, CellValue[]>>;
  readonly cells: Readonly<Record<string, Recorded>>;
  readonly faults: readonly string[];
  readonly picture: BuiltInCard['picture'];
}

/**
 * Writes what templates come to on their samples into their self-tests, and the cards of the gallery. Run by the author
 * after a change that is meant; the results are read before they are kept. `ids`: these self-tests only.
 */
export async function recordTemplates(ids: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const cardsFile = `${templatesFolder}gallery/cards.json`;
  const cards = new Map(
    (JSON.parse(readFileSync(cardsFile, 'utf8')) as BuiltInCard[]).map((card) => [card.id, card]),
  );
  for (const id of builtInTemplateIds) {
    if (ids.length > 0 && !ids.includes(id)) continue;
    const file = `${templatesFolder}${id}.json`;
    const json = JSON.parse(readFileSync(file, 'utf8')) as { selfTest: Record<string, unknown> };
    json.selfTest['columns'] = {};
    json.selfTest['cells'] = {};
    const template = readTemplate(json);
    if (!template.ok) {
      faults.push(`${id}: ${JSON.stringify(template.problem)}`);
      continue;
    }
    const [en, zh] = [await run(template.value, 'en'), await run(template.value, 'zh-CN')];
    faults.push(...[...en.faults, ...zh.faults].map((fault) => `${id}: ${fault}`));
    json.selfTest['columns'] = merged(en.columns, zh.columns, (a, b) =>
      a.map((value, index) => localized(value, b[index] ?? null)),
    );
    json.selfTest['cells'] = merged(en.cells, zh.cells, (a, b) =>
      merged(a, b, (left, right) => localized(left, right)),
    );
    writeFileSync(file, `${JSON.stringify(json)}\n`);
    cards.set(id, { ...cardOf(template.value), picture: en.picture });
  }
  const present = [...cards.values()].filter(({ id }) => builtInTemplateIds.includes(id));
  writeFileSync(cardsFile, `${JSON.stringify(present)}\n`);
  return faults;
}

async function run(template: Template, locale: Locale): Promise<Run> {
  const selfTest = selfTestOf(template, locale);
  if (!selfTest.ok) throw new Error(`${template.id}: ${JSON.stringify(selfTest.problem)}`);
  const { document } = selfTest.value;
  const world = await new EngineWorld(inProcessTransport, document).settled();
  const { mirror } = world;
  const owned = appliedTemplateOf(document, template.id)?.owned;
  const faults: string[] = [];
  const columns: Record<string, CellValue[]> = {};
  for (const [key, { sheetId, columnId }] of Object.entries(owned?.columns ?? {})) {
    const table = document.sheets.find(({ id }) => id === sheetId);
    const rows = table?.kind === 'table' ? table.blockLengths.reduce((sum, length) => sum + length, 0) : 0;
    const blocks = mirror.columnBlocks(sheetId, columnId);
    const values = Array.from({ length: rows }, (_, row) => readBlocks(blocks, row));
    const errors = values.filter(isCellError);
    if (errors.length > 0)
      faults.push(`${locale} column ${key}: ${errors.length} x ${JSON.stringify(errors[0])}`);
    columns[key] = template.selfTest.sample === undefined ? values : values.slice(0, recordedRows);
  }
  const cells: Record<string, Recorded> = {};
  for (const [key, sheetId] of Object.entries(owned?.sheets ?? {})) {
    const sheet = document.sheets.find(({ id }) => id === sheetId);
    if (sheet?.kind !== 'grid') continue;
    const recorded: Recorded = {};
    for (const [cellKey, { input }] of gridCells(sheet)) {
      const { rowId, columnId } = parseGridCellKey(cellKey);
      const value = mirror.gridValue(sheetId, rowId, columnId);
      const address = `${String.fromCharCode(64 + Number(columnId))}${rowId}`;
      if (isCellError(value))
        faults.push(`${locale} ${key}!${address}: ${JSON.stringify(value)} ${String(input)}`);
      else if (isFormula(input)) recorded[address] = value;
    }
    cells[key] = recorded;
  }
  const picture = pictureOf(document, mirror);
  if (document.charts.length !== template.charts.length) faults.push(`${locale}: a chart is missing`);
  for (const chart of document.charts) {
    const data = readChartData(document, mirror, chart);
    if (!data) faults.push(`${locale}: chart ${chart.title} has no data`);
  }
  world.dispose();
  return { columns, cells, faults, picture };
}

const localized = (en: CellValue, zh: CellValue): unknown =>
  typeof en === 'string' && typeof zh === 'string' && en !== zh ? { en, 'zh-CN': zh } : en;

function merged<From, To>(
  a: Readonly<Record<string, From>>,
  b: Readonly<Record<string, From>>,
  to: (left: From, right: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, to(value, b[key] ?? value)]));
}

/** What the first chart shows, in hundredths of its largest number, a few points of it. */
function pictureOf(document: WorkbookDocument, values: ValueReader): BuiltInCard['picture'] {
  const chart = document.charts[0];
  const data = chart ? readChartData(document, values, chart) : null;
  return data ? { kind: data.kind, values: scaled(pictureRows(data)) } : { kind: 'sheet', values: [] };
}

function pictureRows(data: ChartData): (number | null)[][] {
  switch (data.kind) {
    case 'bars':
      return data.bars.slice(0, 8).map(({ value }) => [value]);
    case 'quadrant':
      return Array.from({ length: Math.min(40, data.x.length) }, (_, index) => [
        data.x[index]!,
        data.y[index]!,
      ]);
    case 'concentration':
      return curvePlaces(data.shares.length, 16).map((place) => [data.shares[place]!]);
    default:
      return data.rows.slice(0, data.kind === 'heatMap' ? 9 : 24).map(({ values }) => values.slice(0, 12));
  }
}

function scaled(rows: readonly (readonly (number | null)[])[]): number[][] {
  const largest = Math.max(1e-12, ...rows.flat().map((value) => Math.abs(value ?? 0)));
  return rows.map((row) => row.map((value) => (value === null ? -101 : Math.round((100 * value) / largest))));
}
