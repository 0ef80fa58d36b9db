import { describe, expect, it } from 'vitest';
import { newWorkbookId } from '../../../src/model/ids';
import { claimWriter, type Locks } from '../../../src/storage/tabs';

/** One exclusive lock a name, as the browser has it. */
function fakeLocks(): Locks {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, callback: LockGrantedCallback<unknown>) => {
    if (options.ifAvailable && held.has(name)) return callback(null);
    const before = queues.get(name) ?? Promise.resolve();
    const run = before.then(async () => {
      if (options.signal?.aborted) throw new DOMException('', 'AbortError');
      held.add(name);
      try {
        return await callback({ name, mode: 'exclusive' });
      } finally {
        held.delete(name);
      }
    });
    queues.set(
      name,
      run.catch(() => undefined),
    );
    return run;
  };
  return { request: request as Locks['request'] };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('claimWriter', () => {
  it('gives the right to one tab and to the next when the first lets go', async () => {
    const [locks, id] = [fakeLocks(), newWorkbookId()];
    const first = await claimWriter(id, locks);
    const second = await claimWriter(id, locks);
    expect([first.isHeld, second.isHeld]).toEqual([true, false]);
    let acquired = 0;
    second.onAcquired(() => acquired++);
    first.release();
    await settled();
    expect([second.isHeld, acquired]).toEqual([true, 1]);
  });

  it('does not hold up the others when a tab that waits gives up', async () => {
    const [locks, id] = [fakeLocks(), newWorkbookId()];
    const first = await claimWriter(id, locks);
    const second = await claimWriter(id, locks);
    const third = await claimWriter(id, locks);
    second.release();
    first.release();
    await settled();
    expect([second.isHeld, third.isHeld]).toEqual([false, true]);
  });

  it('lets other workbooks alone', async () => {
    const locks = fakeLocks();
    await claimWriter(newWorkbookId(), locks);
    expect((await claimWriter(newWorkbookId(), locks)).isHeld).toBe(true);
  });

  it('holds at once where there are no locks', async () => {
    const refused: Locks = { request: () => Promise.reject(new DOMException('', 'SecurityError')) };
    expect((await claimWriter(newWorkbookId(), refused)).isHeld).toBe(true);
  });
});
