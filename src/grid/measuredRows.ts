import type { HotInstance } from './handsontable';

/**
 * Forgets how high rows were drawn. Handsontable 18.1.1 keeps what it measured by position and measures only rows that it
 * draws again: after another sheet was put in its place, rows below frozen ones stood as far down as those of the sheet
 * before had been high.
 */
export function forgetMeasuredRows(hot: HotInstance): void {
  const { wtViewport } = (hot.view as unknown as { readonly _wt: { readonly wtViewport: Viewport } })._wt;
  wtViewport.resetAllOversizedRows();
}

interface Viewport {
  resetAllOversizedRows(): void;
}
