import { expect, it } from 'vitest';
import { sourceFiles } from './sourceFiles';

/** `a + *`, `a ~ *`, `* + *`: the subject is any element that has a sibling before it. */
const anySibling = /[+~]\s*(?::global\()?\*/;

it('no selector is about any sibling', () => {
  // Chromium then takes every element of the page for one that depends on its siblings: whenever a node is put into the
  // page, everything beside it is styled anew. Handsontable puts one beside the whole grid when it measures itself.
  const styles = sourceFiles(['src'], /\.(svelte|css)$/).map(({ path, source }) => ({
    path,
    css: path.endsWith('.css')
      ? source
      : Array.from(source.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, css]) => css).join(''),
  }));
  const selectors = styles.flatMap(({ path, css }) =>
    Array.from(
      css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g),
      ([, selector = '']) => `${path}: ${selector.trim()}`,
    ),
  );
  expect(selectors.length).toBeGreaterThan(500);
  expect(selectors.filter((selector) => !selector.includes('@') && anySibling.test(selector))).toEqual([]);
});
