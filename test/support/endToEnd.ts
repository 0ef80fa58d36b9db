import { expect, test as plain } from '@playwright/test';
import { watchPolicy } from './watchPolicy';

export { expect };

/**
 * `test` of all end-to-end tests: whatever they do, no page of theirs, nor a frame or a worker in it, comes into conflict
 * with its Content-Security-Policy or with Trusted Types, or asks anybody else for anything.
 */
export const test = plain.extend<{ readonly provokesViolations: boolean }>({
  /** Of a test that sees whether the browser minds. */
  provokesViolations: [false, { option: true }],
  context: async ({ context, provokesViolations }, use) => {
    const violations = watchPolicy(context);
    await use(context);
    if (provokesViolations) expect(violations).not.toEqual([]);
    else expect(violations, 'against the policy of the page').toEqual([]);
  },
});
