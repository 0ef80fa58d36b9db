import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Template } from '../../templates/schema';
import { readTemplate } from '../../templates/validateTemplate';

export const templatesFolder = fileURLToPath(new URL('../../templates/', import.meta.url));

/** The ids of all files, in alphabetical order. */
export const builtInTemplateIds: readonly string[] = readdirSync(templatesFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort();

const read = new Map<string, Template>();

/** A built-in template at once, from its file. */
export function builtInTemplate(id: string): Template {
  const known = read.get(id);
  if (known) return known;
  const result = readTemplate(JSON.parse(readFileSync(`${templatesFolder}${id}.json`, 'utf8')));
  if (!result.ok) throw new Error(`${id}.json is invalid: ${JSON.stringify(result.problem)}`);
  read.set(id, result.value);
  return result.value;
}

export const builtInTemplates = (): Template[] => builtInTemplateIds.map(builtInTemplate);
