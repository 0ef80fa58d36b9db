import { afterEach, beforeEach, vi } from 'vitest';

/**
 * For tests in which thousands of things are made to fail, each of which is reported. A spy would remember every report, and
 * with it, through the stack, everything that was alive.
 */
export function quietConsole(): void {
  beforeEach(() => {
    const silent = (): void => undefined;
    vi.stubGlobal('console', { ...console, error: silent, warn: silent });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
}
