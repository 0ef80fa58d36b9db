import type { HotInstance } from './handsontable';

/**
 * Handsontable 18.1.1 draws the whole sheet at every press of the mouse beside it, to close an editor that is mostly not open.
 */
export function drawNothingForOutsidePresses(hot: HotInstance): void {
  const destroyEditor = hot.destroyEditor.bind(hot);
  hot.destroyEditor = (revert, prepare) => {
    if (prepare !== false || hot.getActiveEditor()?.isOpened() === true) destroyEditor(revert, prepare);
  };
}
