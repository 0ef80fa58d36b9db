import type { Page } from '@playwright/test';

const switchName = 'testHoldsWorkers';

/**
 * Workers of that name fall silent once they have told how far they are, for as long as `hold` holds them: as on a machine
 * on which the work takes its time, so that a person, slowed down by other tests, can do something meanwhile. What a held
 * worker says is lost; this is for work that is cancelled. To be called before the page opens.
 */
export async function holdableWorker(page: Page, name: string): Promise<(held: boolean) => Promise<void>> {
  await page.addInitScript(
    ([workerName, key]) => {
      const BrowserWorker = globalThis.Worker;
      globalThis.Worker = class extends BrowserWorker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (options?.name !== workerName) return;
          let hasBegun = false;
          // Before any listener of the page, as the first one.
          this.addEventListener('message', (event: MessageEvent<{ readonly kind?: unknown }>) => {
            const held = Boolean(Reflect.get(globalThis, key));
            if (held && hasBegun) event.stopImmediatePropagation();
            hasBegun = held && (hasBegun || event.data.kind === 'progress');
          });
        }
      };
    },
    [name, switchName] as const,
  );
  return (held) =>
    page.evaluate(([key, value]) => void Reflect.set(globalThis, key, value), [switchName, held] as const);
}
