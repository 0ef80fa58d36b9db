import { problem } from '../src/shared/problems';
import { failed } from '../src/shared/result';
import { templateLimits } from './schemaParts';

const bytesPerMegabyte = 1024 * 1024;

/** Why a place in a template file is refused; the wording stands in `src/i18n/messages/templates`. */
export type TemplateFault =
  | 'templates_fault_unknownKey'
  | 'templates_fault_missing'
  | 'templates_fault_wrongType'
  | 'templates_fault_notAllowed'
  /** These have a `limit`: megabytes of the file, characters, entries, levels. */
  | 'templates_fault_tooLarge'
  | 'templates_fault_textTooLong'
  | 'templates_fault_listTooLong'
  | 'templates_fault_tooDeep'
  | 'templates_fault_notJson'
  | 'templates_fault_notPlainText'
  | 'templates_fault_duplicate'
  | 'templates_fault_formula'
  | 'templates_fault_unknownReference'
  | 'templates_fault_forbiddenFunction';

/** A refusal: `path` is the place in the file (`columns.0.formulas.1`, `$` for all of it), `reason` a message key. */
export function templateFault(
  path: string,
  reason: TemplateFault,
  params: { readonly limit?: number } = {},
): ReturnType<typeof failed> {
  return failed(problem('templateInvalid', { ...params, path: path || '$', reason }));
}

/** A whole file that is larger than `templateLimits` allow. */
export function templateTooLarge(): ReturnType<typeof failed> {
  const limit = templateLimits.fileBytes / bytesPerMegabyte;
  return templateFault('', 'templates_fault_tooLarge', { limit });
}
