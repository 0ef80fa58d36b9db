import type { TemplateFile } from '../../../templates/schema';
import { templateLimits } from '../../../templates/schemaParts';
import { templateTooLarge } from '../../../templates/templateFault';
import { ok, type Result } from '../../shared/result';

/** A template as a file for somebody else. */
export interface TemplateFileOut {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `<id>-<version>.json`. Errors: templateInvalid when it is larger than a template may be. */
export function templateFile(file: TemplateFile): Result<TemplateFileOut> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(file)}\n`);
  if (bytes.length > templateLimits.fileBytes) return templateTooLarge();
  return ok({ name: `${file.id}-${file.version}.json`, mediaType: 'application/json', bytes });
}
