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
  /** Clicked as soon as it is painted: no time of a person, or of the test's program, goes by. */
  readonly click?: true;
}

/** The event that a count begins with. */
export type Start = { readonly type: 'keydown'; readonly key: string } | { readonly type: 'drop' };

export type Reached = Readonly<Record<string, number>>;

interface PageWatch {
  /** Counts from this event, which must come later; without one from the navigation. */
  expect(goals: readonly Goal[], start: Start | null): void;
  /** Milliseconds to each goal; fails when it takes longer than the limit. */
  reached(timeoutMs: number): Promise<Record<string, number>>;
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
  let awaited: Start | null = null;
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
    return goal.is !== undefined ? state === goal.is : state !== '' && state !== goal.isNot;
  };

  /** A change seen inside a frame is on the screen when the task after that frame runs. */
  const look = (): void => {
    if (awaited !== null) return;
    open = open.flatMap((goal) => {
      if (goal.through !== undefined) {
        const { through, ...rest } = goal;
        return stateOf(goal) === through ? [rest] : [goal];
      }
      if (!isReached(goal)) return [goal];
      painted.push(() => {
        times[goal.name] = performance.now() - beganAt;
        if (goal.click) document.querySelector<HTMLElement>(goal.selector)?.click();
        if (open.length === 0 && painted.length === 0) finish?.();
      });
      afterPaint.port2.postMessage(null);
      return [];
    });
  };
  const expect = (goals: readonly Goal[], start: Start | null): void => {
    open = [...goals];
    times = {};
    beganAt = 0;
    awaited = start;
    finished = new Promise((resolve) => (finish = resolve));
  };

  const begin = (event: Event): void => {
    if (event.type !== awaited?.type) return;
    if (awaited.type === 'keydown' && (event as KeyboardEvent).key !== awaited.key) return;
    beganAt = event.timeStamp;
    awaited = null;
  };
  for (const type of ['keydown', 'drop']) window.addEventListener(type, begin, { capture: true });
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [
      'data-save-state',
      'data-saved-at',
      'data-engine-state',
      'aria-busy',
      'aria-valuenow',
      'disabled',
    ],
  });
  if (goalsOfOpening.length > 0) expect(goalsOfOpening, null);
  const outOfTime = (timeoutMs: number): Promise<never> =>
    new Promise((_, reject) =>
      setTimeout(() => {
        const states = open.map((goal) => `${goal.name} ("${stateOf(goal)}")`).join(', ');
        reject(new Error(`not reached in ${timeoutMs} ms: ${awaited ? `${awaited.type}, ` : ''}${states}`));
      }, timeoutMs),
    );
  window.pageWatch = {
    expect,
    reached: (timeoutMs) => Promise.race([finished.then(() => times), outOfTime(timeoutMs)]),
  };
}

/** Watches every document that the page loads from now on; the goals given are those of each opening. */
export async function watchPage(page: Page, goalsOfOpening: readonly Goal[] = []): Promise<void> {
  await page.addInitScript(installWatch, goalsOfOpening);
}

export function expectAfter(page: Page, start: Start, goals: readonly Goal[]): Promise<void> {
  return page.evaluate(([wanted, begins]) => window.pageWatch?.expect(wanted, begins), [
    goals,
    start,
  ] as const);
}

/** Milliseconds from the event, or from the navigation, until each goal was painted; says which were not, after a while. */
export function reachedAfterMs(page: Page, timeoutMs = 60_000): Promise<Reached> {
  return page.evaluate((limit) => window.pageWatch?.reached(limit) ?? {}, timeoutMs);
}
