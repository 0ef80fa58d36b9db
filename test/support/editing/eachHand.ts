import type { Locator } from '@playwright/test';
import { expect, test } from '../endToEnd';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

const ways = ['keyboard', 'mouse'] as const;

interface AllActions {
  readonly app: EditingPage;
  readonly actions: readonly EditingAction[];
  /** A cell that nothing is done to: where undoing by keyboard begins. */
  readonly rest: string;
  /** What is pressed before each action by mouse, where it is not that cell. */
  readonly restCell?: Locator;
  /** Nothing that an action made is there. */
  expectAsBefore(): Promise<void>;
}

/** Does each action by keyboard and by mouse, looks what came of it, and takes it back by the same hand. */
export async function byEachHand(all: AllActions): Promise<void> {
  const { app, actions, rest, restCell = app.at(rest), expectAsBefore } = all;
  for (const action of actions) {
    for (const way of ways) {
      await test.step(`${action.name}, by ${way}`, async () => {
        if (way === 'mouse') await restCell.click();
        await action[way](app);
        await action.holds(app);
        for (let step = 0; step < (action.steps ?? 1); step++) {
          if (way === 'keyboard') await app.undoByKey(rest);
          else await app.button('app_undo').first().click();
        }
        await expectAsBefore();
      });
    }
  }
  expect(app.complaints).toEqual([]);
}
