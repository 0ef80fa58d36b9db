import { problem } from '../src/shared/problems';
import { failed } from '../src/shared/result';

/** Why a place in a template file is refused; the wording stands in `src/i18n/messages/templates`. */
export type TemplateFault =
  | 'templates_fault_unknownKey'
  | 'templates_fault_missing'
  | 'templates_fault_wrongType'
  | 'templates_fault_notAllowed'
  | 'templates_fault_tooLarge'
  | 'templates_fault_tooDeep'
  | 'templates_fault_notJson'
  | 'templates_fault_notPlainText'
  | 'templates_fault_duplicate'
  | 'templates_fault_formula'
  | 'templates_fault_unknownReference'
  | 'templates_fault_forbiddenFunction';

/** A refusal: `path` is the place in the file (`columns.0.formulas.1`, `$` for all of it), `reason` a message key. */
export function templateFault(path: string, reason: TemplateFault): ReturnType<typeof failed> {
  return failed(problem('templateInvalid', { path: path || '$', reason }));
}
