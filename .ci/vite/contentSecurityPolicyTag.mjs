import { contentSecurityPolicy } from '../contentSecurityPolicy.mjs';

const charset = '<meta charset="utf-8" />';

/**
 * Writes the policy into the built page, before everything it governs. Not in development, where Vite's client needs
 * inline styles.
 *
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicyTag() {
  return {
    name: 'worthbook:content-security-policy',
    apply: 'build',
    transformIndexHtml(html) {
      if (!html.includes(charset)) throw new Error(`index.html has no ${charset} to put the policy after`);
      const tag = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}" />`;
      return html.replace(charset, `${charset}\n    ${tag}`);
    },
  };
}
