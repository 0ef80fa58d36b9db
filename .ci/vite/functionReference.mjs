import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const marker = '<!-- function reference -->';
const source = fileURLToPath(new URL('../../src/docs/functionReference.ts', import.meta.url));

/**
 * Writes the registry of functions into functions.html. The build fails when a worked example gives another result.
 *
 * @returns {import('vite').Plugin}
 */
export function functionReference() {
  return {
    name: 'worthbook:function-reference',
    enforce: 'pre',
    async transformIndexHtml(html, { path }) {
      if (!path.endsWith('/functions.html')) return html;
      if (!html.includes(marker)) throw new Error(`functions.html has no ${marker}`);
      const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
      const content = await module.functionReference();
      return html.replace(marker, () => content);
    },
  };
}
