import type { Page } from 'playwright';

/** Something on the screen that is waited for: what an element says, or an attribute of it. */
export interface Goal {
  readonly name: string;
  readonly selector: string;
  /** Instead of the element's text. */
  readonly attribute?: string;
  readonly is?: string;
  readonly isNot?: string;
  /** Has to be seen first: a state that is the same before and after is reached by way of another. */
  readonly through?: string;
}

export type Reached = Readonly<Record<string, number>>;

interface PageWatch {
  /** Counts from the last press of this key, which must come later; without one from the navigation. */
  expect(goals: readonly Goal[], key: string | null): void;
  /** Milliseconds to each goal. */
  reached(): Promise<Record<string, number>>;
}

declare global {
  interface Window {
    pageWatch?: PageWatch;
  }
}

/** Runs inside the page before anything of it. */
function installWatch(goalsOfOpening: readonly Goal[]): void {
  let open: Goal[] = [];
  let times: Record<string, number> = {};
  let beganAt = 0;
  let awaitedKey: string | null = null;
  let finish: (() => void) | null = null;
  let finished: Promise<void> = Promise.resolve();
  const afterPaint = new MessageChannel();
  const painted: (() => void)[] = [];
  afterPaint.port1.onmessage = () => painted.shift()?.();

  const stateOf = ({ selector, attribute }: Goal): string => {
    const element = document.querySelector(selector);
    return (attribute ? element?.getAttribute(attribute) : element?.textContent)?.trim() ?? '';
  };
  const isReached = (goal: Goal): boolean => {
    const state = stateOf(goal);
    return goal.is !== undefined ? state === goal.is : state !== (goal.isNot ?? '');
  };

  /** A change seen inside a frame is on the screen when the task after that frame runs. */
  const look = (): void => {
    if (awaitedKey !== null) return;
    open = open.flatMap((goal) => {
      if (goal.through !== undefined) {
        const { through, ...rest } = goal;
        return stateOf(goal) === through ? [rest] : [goal];
      }
      if (!isReached(goal)) return [goal];
      painted.push(() => {
        times[goal.name] = performance.now() - beganAt;
        if (open.length === 0 && painted.length === 0) finish?.();
      });
      afterPaint.port2.postMessage(null);
      return [];
    });
  };
  const expect = (goals: readonly Goal[], key: string | null): void => {
    open = [...goals];
    times = {};
    beganAt = 0;
    awaitedKey = key;
    finished = new Promise((resolve) => (finish = resolve));
  };

  window.addEventListener(
    'keydown',
    (event: KeyboardEvent) => {
      if (event.key !== awaitedKey) return;
      beganAt = event.timeStamp;
      awaitedKey = null;
    },
    { capture: true },
  );
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-save-state', 'data-engine-state', 'aria-busy'],
  });
  if (goalsOfOpening.length > 0) expect(goalsOfOpening, null);
  window.pageWatch = { expect, reached: () => finished.then(() => times) };
}

/** Watches every document that the page loads from now on; the goals given are those of each opening. */
export async function watchPage(page: Page, goalsOfOpening: readonly Goal[] = []): Promise<void> {
  await page.addInitScript(installWatch, goalsOfOpening);
}

export function expectAfterKey(page: Page, key: string, goals: readonly Goal[]): Promise<void> {
  return page.evaluate(([wanted, pressed]) => window.pageWatch?.expect(wanted, pressed), [
    goals,
    key,
  ] as const);
}

/** Milliseconds from the key, or from the navigation, until each goal was painted. */
export function reachedAfterMs(page: Page): Promise<Reached> {
  return page.evaluate(() => window.pageWatch?.reached() ?? {});
}
