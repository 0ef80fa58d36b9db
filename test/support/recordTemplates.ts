import { readFileSync, writeFileSync } from 'node:fs';
import { readChartData } from '../../src/charts/chartData';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
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
import { cardPicture } from './cardPicture';
import { recordVersions, versionFaults } from './templateVersions';
import { templateJsonSchema, templateJsonSchemaFile } from './templateJsonSchema';

interface Run {
  readonly results: RecordedResults;
  readonly faults: readonly string[];
  readonly picture: BuiltInCard['picture'];
}

/**
 * Writes what templates come to on their samples into their self-tests, the cards of the gallery, the published JSON
 * Schema, and which version each one has. Run by the author after a change that is meant; the results are read before they are kept. `ids`: these
 * self-tests only.
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
  recordVersions();
  return [...faults, ...versionFaults()];
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
  const picture = cardPicture(template, document, mirror);
  if (document.charts.length !== template.charts.length) faults.push(`${locale}: a chart is missing`);
  for (const chart of document.charts) {
    const data = readChartData(document, mirror, chart);
    if (!data) faults.push(`${locale}: chart ${chart.title} has no data`);
  }
  world.dispose();
  return { results, faults, picture };
}
