import { sheetRuleKeys } from './ruleSchema';
import type { Template, TemplateFile } from './schema';

/** Where something stands that the first version of the format does not have; `null` when there is nothing. */
export function firstNewPart({
  formats = [],
  sheets = [],
  charts = [],
}: Pick<Template | TemplateFile, 'formats' | 'sheets' | 'charts'>): string | null {
  if (formats.length > 0) return 'formats';
  for (const [index, sheet] of sheets.entries()) {
    const name = sheetRuleKeys.find((key) => {
      const value = sheet[key];
      return Array.isArray(value) ? value.length > 0 : value !== undefined;
    });
    if (name !== undefined) return `sheets.${index}.${name}`;
  }
  for (const [index, chart] of charts.entries()) {
    if (chart.look !== undefined) return `charts.${index}.look`;
    if ('withoutHeadings' in chart && chart.withoutHeadings !== undefined)
      return `charts.${index}.withoutHeadings`;
  }
  return null;
}

/** The oldest version of the format that has what is in a template, so that older copies of the page can read it. */
export const formatVersionOf = (parts: Parameters<typeof firstNewPart>[0]): 1 | 2 =>
  firstNewPart(parts) === null ? 1 : 2;
