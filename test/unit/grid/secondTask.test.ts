import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SecondTask } from '../../../src/grid/secondTask';

let done: string[];
let second: SecondTask;

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  second = new SecondTask(globalThis);
});
afterEach(() => vi.useRealTimers());

const work = (name: string) => (): void => void done.push(name);

describe('the second half of long work', () => {
  it('runs in the next task, once', () => {
    second.begin(work('a'));
    expect([second.isDue, done]).toEqual([true, []]);
    vi.runAllTimers();
    second.finish();
    expect([second.isDue, done]).toEqual([false, ['a']]);
  });

  it('runs at once when it is needed, and before other work of its kind', () => {
    second.begin(work('a'));
    second.begin(work('b'));
    second.finish();
    vi.runAllTimers();
    expect(done).toEqual(['a', 'b']);
  });

  it('does not run when it is called off', () => {
    second.begin(work('a'));
    second.cancel();
    expect([vi.getTimerCount(), second.isDue]).toEqual([0, false]);
    second.finish();
    expect(done).toEqual([]);
  });
});
