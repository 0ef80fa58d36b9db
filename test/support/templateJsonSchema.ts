import { toJsonSchema } from '@valibot/to-json-schema';
import { templateSchema } from '../../templates/schema';

/** Where the schema is published: beside the page, for editors that complete and check what authors type. */
export const templateJsonSchemaFile = new URL('../../src/app/public/template.schema.json', import.meta.url);

/** The format of templates as JSON Schema. What it cannot say (keys that must exist, plain text) `readTemplate` checks. */
export function templateJsonSchema(): string {
  const schema = toJsonSchema(templateSchema, { errorMode: 'ignore', typeMode: 'input' });
  return `${JSON.stringify({ ...schema, title: 'Worthbook template' }, null, 2)}\n`;
}
