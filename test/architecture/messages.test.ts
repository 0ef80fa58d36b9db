import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { text } from '../../src/i18n/texts';
import type { Locale } from '../../src/shared/localText';
import { locales } from '../../src/shared/localText';
import { problemCodes } from '../../src/shared/problems';

const folder = new URL('../../src/i18n/messages/', import.meta.url);
const areas = readdirSync(folder).sort();

function messagesOf(area: string, locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${area}/${locale}.json`, folder), 'utf8')) as Record<
    string,
    string
  >;
}

function parametersOf(message: string): string[] {
  return [...new Set(Array.from(message.matchAll(/\{\s*(\w+)\s*\}/g), (match) => match[1] ?? ''))].sort();
}

describe.each(areas)('messages of the area %s', (area) => {
  const english = messagesOf(area, 'en');
  const chinese = messagesOf(area, 'zh-CN');

  it('are there in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it('take the same parameters in both languages', () => {
    const differing = Object.keys(english).filter(
      (key) => `${parametersOf(english[key]!)}` !== `${parametersOf(chinese[key] ?? '')}`,
    );
    expect(differing).toEqual([]);
  });

  it('say something', () => {
    const empty = Object.entries({ ...english, ...chinese }).filter(([, message]) => message.trim() === '');
    expect(empty).toEqual([]);
  });

  it('begin with the name of their area', () => {
    // The problems of workbooks and files, and those of one cell.
    const prefixes = area === 'problems' ? ['problem_', 'cell_'] : [area.replace(/s$/, '')];
    const named = (key: string): boolean => prefixes.some((prefix) => key.startsWith(prefix));
    expect(Object.keys(english).filter((key) => !named(key))).toEqual([]);
  });
});

describe('messages', () => {
  it('have one meaning each: no key stands in two areas', () => {
    const keys = areas.flatMap((area) => Object.keys(messagesOf(area, 'en')));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('are compiled: a known key is rendered in each language', () => {
    expect(text('en', 'app_name')).toBe('Worthbook');
    expect(text('zh-CN', 'app_name')).toBe(messagesOf('app', 'zh-CN')['app_name']);
  });
});

describe.each(locales)('the texts of problems in %s', (locale) => {
  it('cover every code', () => {
    const messages = messagesOf('problems', locale);
    expect(problemCodes.filter((code) => !messages[`problem_${code}`])).toEqual([]);
  });
});
