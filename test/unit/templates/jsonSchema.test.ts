import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateJsonSchema, templateJsonSchemaFile } from '../../support/templateJsonSchema';

describe('the published JSON Schema', () => {
  const published = readFileSync(templateJsonSchemaFile, 'utf8');

  it('is the format that files are checked against; `npm run templates` writes it', () => {
    expect(JSON.parse(published)).toEqual(JSON.parse(templateJsonSchema()));
  });

  it('says of every property what it is', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties = {}, ...rest } = node as { properties?: Record<string, { description?: string }> };
      for (const [name, property] of Object.entries(properties)) {
        if (!property.description) undescribed.push(`${path}.${name}`);
        walk(property, `${path}.${name}`);
      }
      for (const [name, part] of Object.entries(rest)) walk(part, `${path}/${name}`);
    };
    walk(JSON.parse(published), '');
    expect(undescribed).toEqual([]);
  });

  it('refuses unknown keys and names what is required', () => {
    const schema = JSON.parse(published) as Record<string, unknown>;
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['required']).toEqual(
      expect.arrayContaining(['formatVersion', 'id', 'version', 'author', 'name', 'tables', 'selfTest']),
    );
  });
});
