import { contentSecurityPolicy } from '../contentSecurityPolicy.mjs';

/**
 * Writes the policy into the built page. Not in development, where Vite's client needs inline styles.
 *
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicyTag() {
  return {
    name: 'worthbook:content-security-policy',
    apply: 'build',
    transformIndexHtml() {
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
      ];
    },
  };
}
