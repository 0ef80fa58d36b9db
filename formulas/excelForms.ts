import type { Locale } from '../src/shared/localText';
import { excelForms, type ExcelForm } from './excelFormTable';
import { functionSpec } from './registry';
import type { ParameterSpec } from './spec';

/** A call of a function of ours as Excel makes it. */
export interface ExcelCall extends Pick<ExcelForm, 'kind' | 'body'> {
  /** What stands for each parameter of the body, in their order. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * How Excel computes a call of ours; `undefined` when it has no words for it. `given`: the arguments in Excel's words. Those
 * that are left out get their defaults; a language is that of the workbook.
 */
export function excelCall(name: string, given: readonly string[], locale: Locale): ExcelCall | undefined {
  const { parameters } = functionSpec(name) ?? { parameters: [] as readonly ParameterSpec[] };
  if (given.length > parameters.length) return undefined;
  const values = new Map<string, string>();
  const chosen: string[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const text = given[index]?.trim() ?? '';
    const standard = parameter.name === 'language' ? locale : parameter.default;
    if (text !== '') values.set(parameter.name, text);
    else if (standard !== undefined) values.set(parameter.name, constantText(standard));
    else if (!parameter.optional) return undefined;
    if (text !== '' && parameter.optional && standard === undefined) chosen.push(parameter.name);
  }
  const form = excelForms[name.toUpperCase()]?.find(({ given: wanted }) => wanted.join() === chosen.join());
  return form && { kind: form.kind, body: form.body, values };
}

/** Functions that are Excel's own: they are written as they are. */
export function isExcelsOwn(name: string): boolean {
  return functionSpec(name)?.family === 'excel';
}

function constantText(value: ParameterSpec['default']): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : '""';
}
