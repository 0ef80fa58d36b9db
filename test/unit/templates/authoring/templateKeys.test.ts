import { describe, expect, it } from 'vitest';
import { TemplateKeys } from '../../../../templates/authoring/templateKeys';

describe('keys of a template', () => {
  it('are made of the letters of the first name that has some', () => {
    const keys = new TemplateKeys();
    expect(keys.take(['Revenue 2024 (EUR)'], 'field')).toBe('revenueEUR');
    expect(keys.take(['客户', 'Clients'], 'Table', true)).toBe('Clients');
    expect(keys.take(['年收入'], 'field')).toBe('field');
  });

  it('are never alike, nor anything a formula reads as something else', () => {
    const keys = new TemplateKeys(['rate']);
    expect(keys.take(['Rate'], 'x')).toBe('rateA');
    expect(keys.take(['rate'], 'x')).toBe('rateB');
    expect(keys.take(['True'], 'x')).toBe('trueA');
  });
});
