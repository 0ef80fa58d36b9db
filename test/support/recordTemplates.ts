import { readFileSync, writeFileSync } from 'node:fs';
import { readChartData, type ChartData } from '../../src/charts/chartData';
import { curvePlaces } from '../../src/charts/concentrationData';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import type { WorkbookDocument } from '../../src/model/document';
import type { ValueReader } from '../../src/model/valueReader';
import type { Locale } from '../../src/shared/localText';
import { isCellError } from '../../src/shared/value';
import {
  mergedResults,
  recordedResults,
  type RecordedResults,
} from '../../src/session/templating/recordSelfTest';
import { cardOf } from '../../templates/cardOf';
import type { BuiltInCard } from '../../templates/registry';
import type { Template } from '../../templates/schema';
import { selfTestOf } from '../../templates/selfTest';
import { readTemplate } from '../../templates/validateTemplate';
import { EngineWorld } from '../contract/engineWorld';
import { builtInTemplateIds, templatesFolder } from './builtInTemplates';
import { templateJsonSchema, templateJsonSchemaFile } from './templateJsonSchema';

interface Run {
  readonly results: RecordedResults;
  readonly faults: readonly string[];
  readonly picture: BuiltInCard['picture'];
}

/**
 * Writes what templates come to on their samples into their self-tests, the cards of the gallery and the published JSON
 * Schema. Run by the author
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
    Object.assign(json.selfTest, mergedResults(template.value, en.results, zh.results));
    writeFileSync(file, `${JSON.stringify(json)}\n`);
    cards.set(id, { ...cardOf(template.value), picture: en.picture });
  }
  const present = [...cards.values()].filter(({ id }) => builtInTemplateIds.includes(id));
  writeFileSync(templateJsonSchemaFile, templateJsonSchema());
  writeFileSync(cardsFile, `${JSON.stringify(present)}\n`);
  return faults;
}

async function run(template: Template, locale: Locale): Promise<Run> {
  const selfTest = selfTestOf(template, locale);
  if (!selfTest.ok) throw new Error(`${template.id}: ${JSON.stringify(selfTest.problem)}`);
  const { document } = selfTest.value;
  const world = await new EngineWorld(inProcessTransport, document).settled();
  const { mirror } = world;
  const results = recordedResults(template, document, mirror);
  const faults = [
    ...Object.entries(results.columns).flatMap(([key, values]) => {
      const errors = values.filter(isCellError);
      return errors.length > 0 ? [`column ${key}: ${errors.length} x ${JSON.stringify(errors[0])}`] : [];
    }),
    ...Object.entries(results.cells).flatMap(([key, cells]) =>
      Object.entries(cells)
        .filter(([, value]) => isCellError(value))
        .map(([address, value]) => `${key}!${address}: ${JSON.stringify(value)}`),
    ),
  ].map((fault) => `${locale} ${fault}`);
  const picture = pictureOf(template, document, mirror);
  if (document.charts.length !== template.charts.length) faults.push(`${locale}: a chart is missing`);
  for (const chart of document.charts) {
    const data = readChartData(document, mirror, chart);
    if (!data) faults.push(`${locale}: chart ${chart.title} has no data`);
  }
  world.dispose();
  return { results, faults, picture };
}

/**
 * What the template's first chart shows, in hundredths of its largest number, a few points of it. Ids of charts are random
 * and charts of a document stand in the order of their ids, so the template says which one is the first.
 */
export function pictureOf(
  template: Template,
  document: WorkbookDocument,
  values: ValueReader,
): BuiltInCard['picture'] {
  const applied = document.templates.find(({ id }) => id === template.id);
  const first = template.charts[0]?.key;
  const id = first === undefined ? undefined : applied?.owned.charts[first];
  const chart = document.charts.find((candidate) => candidate.id === id);
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
