import { expect, test as plain } from '@playwright/test';
import { watchPolicy } from './watchPolicy';

export { expect };

/**
 * `test` of all end-to-end tests: whatever they do, no page of theirs, nor a frame or a worker in it, comes into conflict
 * with its Content-Security-Policy or with Trusted Types, or asks anybody else for anything.
 */
export const test = plain.extend<{ readonly provokesViolations: boolean; readonly storesPage: boolean }>({
  /** Of a test that sees whether the browser minds. */
  provokesViolations: [false, { option: true }],
  /**
   * Whether the service worker stores the whole application, as at a first visit: that takes more of the processor than
   * opening the page, so only those do it that look at it.
   */
  storesPage: [false, { option: true }],
  context: async ({ context, provokesViolations, storesPage }, use) => {
    const violations = watchPolicy(context);
    if (!storesPage) {
      await context.addInitScript(() => {
        if ('ServiceWorkerContainer' in globalThis)
          ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
      });
    }
    await use(context);
    if (provokesViolations) expect(violations).not.toEqual([]);
    else expect(violations, 'against the policy of the page').toEqual([]);
  },
});
