import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';

describe('the Content-Security-Policy of the page', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

  it.each(['script-src', 'style-src', 'font-src', 'connect-src', 'manifest-src'])(
    'takes nothing for %s but what lies beside the page',
    (name) => {
      expect(directives.get(name)).toBe("'self'");
    },
  );

  it.each(['default-src', 'base-uri', 'form-action'])('allows nothing at all for %s', (name) => {
    expect(directives.get(name)).toBe("'none'");
  });

  it('has pictures and workers made by the page itself besides', () => {
    expect(directives.get('img-src')).toBe("'self' data: blob:");
    expect(directives.get('worker-src')).toBe("'self' blob:");
  });

  it('lets no text be taken for markup or for the address of a script', () => {
    expect(directives.get('require-trusted-types-for')).toBe("'script'");
  });

  it('says nothing else', () => {
    expect(directives.size).toBe(12);
  });
});
