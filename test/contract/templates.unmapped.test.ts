import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../src/model/applyOperations';
import { gridCells } from '../../src/model/lookup';
import { checkSyntax } from '../../src/model/formula/syntax';
import { appliedTemplateOf } from '../../templates/appliedTemplate';
import { applyTemplate } from '../../templates/applyTemplate';
import type { FieldMapping } from '../../templates/mapFields';
import type { Template } from '../../templates/schema';
import { sampleDocument } from '../../templates/selfTest';
import { builtInTemplates } from '../support/builtInTemplates';

/** What is laid of a template, by its own keys; `null` when it is refused. */
function partsOf(template: Template, sample: ReturnType<typeof sampleDocument>, mapping: FieldMapping) {
  const operations = applyTemplate(sample.document, template, { mapping, locale: 'en' });
  if (!operations.ok) return null;
  const { document } = applyOperations(sample.document, operations.value);
  const owned = appliedTemplateOf(document, template.id)?.owned;
  const texts = new Map<string, string>();
  const formulas = new Map<string, string>();
  for (const [key, id] of Object.entries(owned?.sheets ?? {})) {
    const sheet = document.sheets.find((candidate) => candidate.id === id);
    if (sheet?.kind !== 'grid') continue;
    for (const [at, { input }] of gridCells(sheet)) {
      if (typeof input !== 'string' || input === '') continue;
      (input.startsWith('=') ? formulas : texts).set(`${key}!${at}`, input);
    }
  }
  const others = [...Object.keys(owned?.columns ?? {}), ...Object.keys(owned?.charts ?? {})];
  return { texts, formulas, all: [...others, ...texts.keys(), ...formulas.keys()] };
}

describe('an optional field that is not mapped', () => {
  it.each(builtInTemplates())('takes away what needs it from $id, and the report says so', (template) => {
    const sample = sampleDocument(template, 'en');
    const whole = partsOf(template, sample, sample.mapping);
    if (!whole) throw new Error(`${template.id} is refused`);
    for (const { key, required } of template.tables.flatMap(({ fields }) => fields)) {
      if (required || !(key in sample.mapping)) continue;
      const parts = partsOf(template, sample, { ...sample.mapping, [key]: null });
      // One of several of which one must be there.
      if (!parts) continue;
      const gone = whole.all.filter((part) => !parts.all.includes(part));
      const told = [...parts.texts].filter(([at, text]) => whole.texts.get(at) !== text);
      if (gone.length > 0) expect(told.length, `${key} takes away ${gone.join(', ')}`).toBeGreaterThan(0);
      for (const [at, formula] of parts.formulas)
        expect(checkSyntax(formula).ok, `${at} without ${key}`).toBe(true);
    }
  });
});
