const focusable =
  'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), a[href], [tabindex="0"]';

/**
 * Puts the focus into the next or the previous part of the screen (`data-region`), as F6 does in every spreadsheet; `enter`
 * is asked for parts that know better than their first control where it belongs.
 */
export function focusRegion(root: ParentNode & Node, step: 1 | -1, enter: (region: string) => boolean): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  if (regions.length === 0) return;
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  const current = regions.findIndex((region) => region.contains(activeElement));
  for (let tried = 1; tried <= regions.length; tried++) {
    const index = (current + step * tried + regions.length * 2) % regions.length;
    const region = regions[current < 0 && step < 0 ? regions.length - tried : index];
    if (!region) continue;
    if (enter(region.dataset['region'] ?? '')) return;
    const target = [...region.querySelectorAll<HTMLElement>(focusable)].find(isShown);
    target?.focus();
    if (target) return;
  }
}

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;
