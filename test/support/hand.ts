import type { Locator } from '@playwright/test';
import type { WorthbookPage } from './worthbookPage';

/** One of the two ways in which a person answers a dialog. */
export interface Hand {
  readonly way: 'mouse' | 'keyboard';
  press(target: Locator): Promise<void>;
  /** An entry of a list, by its value. */
  choose(list: Locator, value: string): Promise<void>;
}

export const mouseOf = (): Hand => ({
  way: 'mouse',
  press: (target) => target.click(),
  choose: async (list, value) => {
    await list.selectOption(value);
  },
});

/** Walks backwards: what is pressed in a dialog is mostly among its last stops. */
export const keyboardOf = (app: WorthbookPage): Hand => ({
  way: 'keyboard',
  async press(target) {
    await app.walkTo(target, 'Shift+Tab');
    await app.page.keyboard.press('Enter');
  },
  choose: (list, value) => app.chooseByKeys(list, value),
});

/**
 * The first hand and the second: what one language does by mouse the other does by keyboard, so that each step of a journey
 * that all languages take is done by both.
 */
export function handsInTurn(app: WorthbookPage): readonly [Hand, Hand] {
  const hands = [mouseOf(), keyboardOf(app)] as const;
  return app.locale === 'en' ? hands : [hands[1], hands[0]];
}
