/**
 * The Content-Security-Policy of the built page: in its `<meta>` and, for workers, which only know the header of their
 * own file, in every answer of the static server. Nothing inline, nothing evaluated, nothing from elsewhere.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
