import { toJsonSchema } from '@valibot/to-json-schema';
import { templateSchema } from '../../templates/schema';
import { SchemaComments, type JsonSchema } from './schemaComments';

/** Where the schema is published: beside the page, for editors that complete and check what authors type. */
export const templateJsonSchemaFile = new URL('../../src/app/public/template.schema.json', import.meta.url);

const sources = ['schema', 'schemaParts', 'chartSchema', 'ruleSchema'].map(
  (name) => new URL(`../../templates/${name}.ts`, import.meta.url),
);

/**
 * The format of templates as JSON Schema, its properties described by the comments over them. What it cannot say (keys that
 * must exist, plain text) `readTemplate` checks.
 */
export function templateJsonSchema(): string {
  const schema = toJsonSchema(templateSchema, { errorMode: 'ignore', typeMode: 'input' });
  const described = JSON.parse(JSON.stringify(schema)) as JsonSchema;
  new SchemaComments(sources).describe(described, 'templateSchema');
  return `${JSON.stringify({ ...described, title: 'Worthbook template' }, null, 2)}\n`;
}
