import type { HotInstance, HotSettings } from './handsontable';

type HotConstructor = new (element: HTMLElement, settings: HotSettings, ...rest: unknown[]) => HotInstance;

/**
 * Keeps Handsontable from injecting its core styles, which a strict content security policy refuses and reports. The
 * sheet is told so by a setting, but its context menu is not: Handsontable 18.1.1 makes it with
 * `new hot.constructor(element, settings)` and settings of its own, so this is where the setting is added.
 */
export function keepStylesInFiles(hot: HotInstance): void {
  const Core = hot.constructor as HotConstructor;
  class CoreWithoutStyles extends Core {
    constructor(element: HTMLElement, settings: HotSettings, ...rest: unknown[]) {
      super(element, { ...settings, injectCoreCss: false }, ...rest);
    }
  }
  Object.defineProperty(hot, 'constructor', { value: CoreWithoutStyles });
}
