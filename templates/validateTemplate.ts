import * as v from 'valibot';
import { problem } from '../src/shared/problems';
import { failed, ok, type Result } from '../src/shared/result';
import { checkTemplateReferences } from './checkReferences';
import { firstNewPart } from './formatVersionOf';
import { templateFault, templateTooLarge } from './templateFault';
import { templateFormatVersion, templateSchema, type Template } from './schema';
import { templateLimits } from './schemaParts';

/**
 * Reads a template file from anywhere. Nothing in it runs; it is checked as data before it is used.
 *
 * Errors: templateInvalid with `path` and `reason`; templateNewer with `formatVersion` and `known`.
 */
export function parseTemplate(text: string): Result<Template> {
  if (text.length > templateLimits.fileBytes || new Blob([text]).size > templateLimits.fileBytes) {
    return templateTooLarge();
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return templateFault('', 'templates_fault_notJson');
  }
  return readTemplate(json);
}

/** Checks a template that is already JSON data; see `parseTemplate`. */
export function readTemplate(json: unknown): Result<Template> {
  const shape = shapeFault(json);
  if (shape) return shape;
  const formatVersion = formatVersionOf(json);
  if (formatVersion !== null && formatVersion > templateFormatVersion) {
    return failed(problem('templateNewer', { formatVersion, known: templateFormatVersion }));
  }
  const parsed = v.safeParse(templateSchema, json, { abortEarly: true, abortPipeEarly: true });
  if (!parsed.success) return schemaFault(parsed.issues[0]);
  const newPart = parsed.output.formatVersion === 1 ? firstNewPart(parsed.output) : null;
  if (newPart !== null) return templateFault(newPart, 'templates_fault_unknownKey');
  const fault = checkTemplateReferences(parsed.output);
  return fault ? templateFault(fault.path, fault.reason) : ok(parsed.output);
}

function formatVersionOf(json: unknown): number | null {
  if (typeof json !== 'object' || json === null || !('formatVersion' in json)) return null;
  return typeof json.formatVersion === 'number' ? json.formatVersion : null;
}

/**
 * Checks what must hold before the schema looks at the data: bounded depth, and no key that reaches a prototype, which
 * valibot 1.5 passes over in silence. Walks without recursion: a file of a million brackets must not overflow.
 */
function shapeFault(json: unknown): Result<never> | null {
  const open: { value: unknown; path: readonly string[] }[] = [{ value: json, path: [] }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, path } = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= templateLimits.depth)
      return templateFault(path.join('.'), 'templates_fault_tooDeep', { limit: templateLimits.depth });
    for (const [key, inner] of Object.entries(value)) {
      const innerPath = [...path, key];
      if (key === '__proto__') return templateFault(innerPath.join('.'), 'templates_fault_unknownKey');
      open.push({ value: inner, path: innerPath });
    }
  }
  return null;
}

function schemaFault(outer: v.InferIssue<typeof templateSchema>): Result<never> {
  const path = v.getDotPath(outer) ?? '';
  if (outer.message === 'plainText') return templateFault(path, 'templates_fault_notPlainText');
  switch (outer.type) {
    case 'strict_object':
      if (outer.expected === 'never') return templateFault(path, 'templates_fault_unknownKey');
      return templateFault(
        path,
        outer.received === 'undefined' ? 'templates_fault_missing' : 'templates_fault_wrongType',
      );
    case 'max_length':
      return templateFault(
        path,
        Array.isArray(outer.input) ? 'templates_fault_listTooLong' : 'templates_fault_textTooLong',
        {
          limit: outer.requirement,
        },
      );
    case 'regex':
    case 'picklist':
    case 'literal':
    case 'variant':
    case 'starts_with':
    case 'min_length':
    case 'min_value':
    case 'max_value':
    case 'gt_value':
      return templateFault(path, 'templates_fault_notAllowed');
    default:
      return templateFault(path, 'templates_fault_wrongType');
  }
}
