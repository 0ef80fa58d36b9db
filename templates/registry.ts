import type { LocalText } from '../src/shared/localText';
import { assert } from '../src/shared/assert';
import customerValue from './customer-value.json';
import type { Template } from './schema';
import { readTemplate } from './validateTemplate';
import valueCapabilityQuadrant from './value-capability-quadrant.json';

/** The built-in files, in the order of the gallery. */
const files: readonly unknown[] = [customerValue, valueCapabilityQuadrant];

let read: readonly Template[] | null = null;

/** Every built-in template, checked on first use. */
export function builtInTemplates(): readonly Template[] {
  read ??= files.map((file) => {
    const template = readTemplate(file);
    assert(template.ok, `a built-in template is invalid: ${JSON.stringify(template)}`);
    return template.value;
  });
  return read;
}

export function builtInTemplate(id: string): Template | undefined {
  return builtInTemplates().find((template) => template.id === id);
}

/** The names of the fields a template cannot do without; of a one-of group, the first. */
export function neededFields(template: Template): LocalText[] {
  return template.tables.flatMap(({ fields, oneOf }) =>
    fields
      .filter(({ key, required }) => required || oneOf.some(([first]) => first === key))
      .map(({ label }) => label),
  );
}
