import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PendingLook } from '../../../src/grid/pendingLook';

let isPending = false;
let changes = 0;
let look: PendingLook;

beforeEach(() => {
  vi.useFakeTimers();
  isPending = false;
  changes = 0;
  look = new PendingLook(
    globalThis,
    () => isPending,
    () => changes++,
  );
});
afterEach(() => vi.useRealTimers());

function become(pending: boolean): void {
  isPending = pending;
  look.follow();
}

describe('the look of pending values', () => {
  it('is never shown for calculations that answer soon, however many follow each other', () => {
    for (let i = 0; i < 20; i++) {
      become(true);
      vi.advanceTimersByTime(100);
      become(false);
    }
    vi.runAllTimers();
    expect([look.isShown, changes]).toEqual([false, 0]);
  });

  it('is shown when they stay away, counted from the first word of them, and taken back when they are there', () => {
    become(true);
    vi.advanceTimersByTime(100);
    become(true);
    vi.advanceTimersByTime(50);
    expect([look.isShown, changes]).toEqual([true, 1]);
    become(false);
    expect([look.isShown, changes]).toEqual([false, 2]);
  });

  it('leaves no timer behind', () => {
    become(true);
    look.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});
