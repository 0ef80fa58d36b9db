import * as v from 'valibot';
import type { AppliedTemplate } from '../src/model/document';
import type { LocalText } from '../src/shared/localText';

const localText = v.object({ en: v.string(), 'zh-CN': v.string() });
const said = v.looseObject({ name: localText, question: localText });

/** What a workbook's own copy of a template says of itself; `null` when it has none. Not a check of the rest. */
export function sourceWords({
  source,
}: AppliedTemplate): { readonly name: LocalText; readonly question: LocalText } | null {
  return source !== undefined && v.is(said, source) ? { name: source.name, question: source.question } : null;
}
