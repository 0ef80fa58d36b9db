import type { WorkbookId } from '../../model/ids';

/** The steps of larger and smaller. */
export const zoomSteps = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export type ZoomAction = 'in' | 'out' | 'reset';

/** The zoom after a step; at the ends it stays. */
export function nextZoom(zoom: number, action: ZoomAction): number {
  switch (action) {
    case 'in':
      return zoomSteps.find((step) => step > zoom) ?? zoom;
    case 'out':
      return zoomSteps.findLast((step) => step < zoom) ?? zoom;
    case 'reset':
      return 1;
  }
}

/** The nearest zoom that can be shown. */
export function withinZoom(zoom: number): number {
  const [least, most] = [zoomSteps[0], zoomSteps[zoomSteps.length - 1] as number];
  return Number.isNaN(zoom) ? 1 : Math.min(Math.max(zoom, least), most);
}

const keyOf = (id: WorkbookId): string => `worthbook.zoom.${id}`;

/** How large a workbook was shown at the last visit: a matter of this screen, not of the document. */
export function readZoom(id: WorkbookId): number {
  try {
    const stored = Number(localStorage.getItem(keyOf(id)) ?? 1);
    return stored >= zoomSteps[0] && stored <= 2 ? stored : 1;
  } catch {
    return 1;
  }
}

export function keepZoom(id: WorkbookId, zoom: number): void {
  try {
    if (zoom === 1) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), String(zoom));
  } catch {
    // Storage is blocked: it holds for this visit.
  }
}
