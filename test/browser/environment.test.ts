import { expect, it } from 'vitest';

it('runs in a secure context, as the built page does', () => {
  expect(window.isSecureContext).toBe(true);
});
