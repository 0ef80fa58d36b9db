import type { WorkbookDocument } from '../src/model/document';
import type { LocalText } from '../src/shared/localText';
import { guessMapping } from './mapFields';
import type { Template } from './schema';

/**
 * The names of the fields that a template needs and no column of a workbook seems to be; of a group of which one is
 * enough, the first. None: the template can be used as it is.
 */
export function missingNeeds(document: WorkbookDocument, template: Template): readonly LocalText[] {
  const missing = new Set(guessMapping(document, template).missing);
  return template.tables.flatMap(({ fields, oneOf }) =>
    fields
      .filter(({ key, required }) => missing.has(key) && (required || oneOf.some(([first]) => first === key)))
      .map(({ label }) => label),
  );
}
