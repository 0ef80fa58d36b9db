import { describe, expect, it } from 'vitest';
import { preferredLocale } from '../../../src/shared/localText';

describe('the language of a first visit', () => {
  it('is the first of the browser’s that we speak', () => {
    expect(preferredLocale(['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLocale(['en-GB', 'zh-CN'])).toBe('en');
    expect(preferredLocale(['zh'])).toBe('zh-CN');
  });

  it('is English when we speak none of them', () => {
    expect(preferredLocale(['fr', 'de-AT'])).toBe('en');
    expect(preferredLocale([])).toBe('en');
  });
});
