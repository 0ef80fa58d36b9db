/**
 * The Content-Security-Policy of the built page: in its `<meta>` and, for workers, which only know the header of their
 * own file, in every answer of the static server. Nothing inline, nothing evaluated, nothing from elsewhere, and no text
 * taken for markup or for the address of a script unless one of these policies made it (`src/shared/trustedPolicy.ts`;
 * Svelte's is for the markup of its own components).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  // The script of one line that starts a worker in a sandboxed frame (`src/shared/startWorker.ts`).
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html worthbook-escape worthbook-clipboard worthbook-script',
].join('; ');
