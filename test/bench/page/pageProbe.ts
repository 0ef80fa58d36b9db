import type { CDPSession, Page } from 'playwright';
import { costliestFunctions, type CpuProfile } from '../cpuProfile';

/** The page's main thread, or one of its workers. */
type Target = { readonly kind: 'main' } | { readonly kind: 'worker'; readonly sessionId: string };

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const answerMs = 20_000;

export interface ThreadMemory {
  /** Living objects of the script and buffers behind typed arrays, in bytes. */
  readonly bytes: number;
}

/**
 * Chromium's own instruments on a page and on the workers it starts. Attach before the page loads; workers answer
 * through the page's session, as Playwright offers none of their own.
 */
export class PageProbe {
  readonly #session: CDPSession;
  readonly #workers = new Map<string, string>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #nextId = 1;

  static async attach(page: Page): Promise<PageProbe> {
    const probe = new PageProbe(await page.context().newCDPSession(page));
    await probe.#session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return probe;
  }

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#workers.set(sessionId, targetInfo.title || targetInfo.url);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const answer = JSON.parse(message) as Answer;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
  }

  /** After a collection of garbage. */
  async memoryOfMain(): Promise<ThreadMemory> {
    return this.#memory({ kind: 'main' });
  }

  /** Of all workers together. */
  async memoryOfWorkers(): Promise<ThreadMemory> {
    let bytes = 0;
    for (const target of this.#workerTargets()) bytes += (await this.#memory(target)).bytes;
    return { bytes };
  }

  /** Profiles the main thread and all workers during some work; the costliest functions of each. */
  async profile(work: () => Promise<void>): Promise<string[]> {
    const targets: Target[] = [{ kind: 'main' }, ...this.#workerTargets()];
    for (const target of targets) {
      await this.#send(target, 'Profiler.enable');
      await this.#send(target, 'Profiler.setSamplingInterval', { interval: 500 });
      await this.#send(target, 'Profiler.start');
    }
    await work();
    const lines: string[] = [];
    for (const target of targets) {
      const stopped = await this.#send(target, 'Profiler.stop').catch(() => null);
      if (!stopped) continue;
      const name = target.kind === 'main' ? 'page' : 'worker';
      lines.push(
        ...costliestFunctions((stopped as { profile: CpuProfile }).profile).map((line) => `${name}: ${line}`),
      );
    }
    return lines;
  }

  #workerTargets(): Target[] {
    return [...this.#workers.keys()].map((sessionId) => ({ kind: 'worker', sessionId }));
  }

  async #memory(target: Target): Promise<ThreadMemory> {
    await this.#send(target, 'HeapProfiler.enable');
    for (let round = 0; round < 3; round += 1) await this.#send(target, 'HeapProfiler.collectGarbage');
    const usage = (await this.#send(target, 'Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    await this.#send(target, 'HeapProfiler.disable');
    return { bytes: usage.usedSize + (usage.backingStorageSize ?? 0) };
  }

  async #send(target: Target, method: string, params: object = {}): Promise<unknown> {
    if (target.kind === 'main') return this.#session.send(method as 'Runtime.getHeapUsage', params);
    const id = this.#nextId++;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    await this.#session.send('Target.sendMessageToTarget', {
      sessionId: target.sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    // A worker that has ended in the meantime never answers.
    const silent = new Promise<Answer>((resolve) =>
      setTimeout(() => resolve({ id, error: { message: 'no answer' } }), answerMs).unref(),
    );
    const { result, error } = await Promise.race([answered, silent]);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }
}
