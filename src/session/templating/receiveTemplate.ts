import { templateContents } from '../../../templates/authoring/templateContents';
import type { Template } from '../../../templates/schema';
import { templateLimits } from '../../../templates/schemaParts';
import { templateTooLarge } from '../../../templates/templateFault';
import { parseTemplate } from '../../../templates/validateTemplate';
import { fromTemplateFragment } from '../../io/templateLink';
import type { ReceivedTemplate } from '../../model/receivedTemplate';
import { ok, type Result } from '../../shared/result';

/**
 * Reads a template from a stranger: a file, or the fragment of a link. Nothing of it runs, and nothing changes.
 *
 * Errors: those of `parseTemplate` and of `fromTemplateFragment`.
 */
export async function receiveTemplate(source: Blob | string): Promise<Result<ReceivedTemplate>> {
  const text = await textOf(source);
  if (!text.ok) return text;
  const template = parseTemplate(text.value);
  return template.ok ? ok(received(template.value, new Blob([text.value]).size)) : template;
}

async function textOf(source: Blob | string): Promise<Result<string>> {
  if (typeof source === 'string') return fromTemplateFragment(source, templateLimits.fileBytes);
  if (source.size > templateLimits.fileBytes) return templateTooLarge();
  return ok(await source.text());
}

function received(template: Template, bytes: number): ReceivedTemplate {
  const { id, version, author, name, question, description = null, changelog } = template;
  return {
    id,
    version,
    author: author.name,
    name,
    question,
    description,
    changelog,
    adds: {
      sheets: template.sheets.map((sheet) => sheet.name),
      columns: template.columns.map((column) => column.name),
      parameters: template.parameters.map((parameter) => parameter.label),
      charts: template.charts.map((chart) => chart.title),
    },
    reads: template.tables.flatMap((table) =>
      table.fields.map(({ label, required }) => ({ table: table.label, label, required })),
    ),
    formulas: templateContents(template).filter(({ kind }) => kind === 'formula'),
    bytes,
    template,
  };
}
