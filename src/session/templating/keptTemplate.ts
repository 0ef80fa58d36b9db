import type { Template } from '../../../templates/schema';
import { readTemplate } from '../../../templates/validateTemplate';
import type { AppliedTemplate } from '../../model/document';

/** The file that a workbook keeps of a template that is not built in; `null` when it has none that can be read. */
export function sourceOf({ source }: AppliedTemplate): Template | null {
  if (source === undefined) return null;
  const template = readTemplate(source);
  return template.ok ? template.value : null;
}
