import { describe, expect, it } from 'vitest';
import { functionSpecs } from '../../../formulas/registry';
import { anchorOf, escaped, renderReference } from '../../../src/docs/renderReference';
import { runExamples } from '../../../src/docs/runExamples';
import { locales } from '../../../src/shared/localText';

describe('the worked examples', () => {
  it('give in the engine what the reference says', async () => {
    const runs = await runExamples();
    expect(runs.length).toBeGreaterThanOrEqual(2 * functionSpecs.length);
    expect(runs.filter(({ agrees }) => !agrees)).toEqual([]);
  });
});

describe.each(locales)('the function reference in %s', (locale) => {
  const html = renderReference(locale);

  it('has every function, with its words and a place of its own', () => {
    for (const { name, summary, help, parameters } of functionSpecs) {
      expect(html).toContain(`<article id="${anchorOf(name, locale)}"`);
      for (const words of [
        summary[locale],
        help[locale],
        ...parameters.map((each) => each.summary[locale]),
      ]) {
        expect(html).toContain(escaped(words));
      }
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('carries neither script nor style, which the policy of the page forbids', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, closing, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z]\w*)([^>]*)>/g)) {
      if (rest.endsWith('/')) continue;
      if (closing === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

it('keeps markup out of texts', () => {
  expect(escaped('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
});
