import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateJsonSchema, templateJsonSchemaFile } from '../../support/templateJsonSchema';

describe('the published JSON Schema', () => {
  const published = readFileSync(templateJsonSchemaFile, 'utf8');

  it('is the format that files are checked against; `npm run templates` writes it', () => {
    expect(JSON.parse(published)).toEqual(JSON.parse(templateJsonSchema()));
  });

  it('refuses unknown keys and names what is required', () => {
    const schema = JSON.parse(published) as Record<string, unknown>;
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['required']).toEqual(
      expect.arrayContaining(['formatVersion', 'id', 'version', 'author', 'name', 'tables', 'selfTest']),
    );
  });
});
