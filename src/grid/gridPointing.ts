import type { Dispose } from '../shared/disposable';
import { EdgeScroll } from './edgeScroll';
import type { HotInstance } from './handsontable';

/** A cell as it is shown; `null`: the heading of its column or row. */
export interface PointedPlace {
  readonly row: number | null;
  readonly column: number | null;
}

/** Who types a formula while cells are pointed at: the pressed cell, and where the pointer is now. */
export interface GridPointer {
  /** A reference may stand where the caret is: what is pressed is then pointed at, and not selected. */
  canPoint(): boolean;
  /** `extends`: Shift goes on from what was pointed at before. */
  point(from: PointedPlace, to: PointedPlace, extend: boolean): void;
}

/**
 * Turns presses and drags into pointing while someone types a formula. Caught on their way in, so that Handsontable
 * never sees them: it would select, and end the editor. The focus stays where the text is.
 */
export function connectPointing(root: HTMLElement, hot: HotInstance, pointer: GridPointer): Dispose {
  const { ownerDocument } = root;
  let from: PointedPlace | null = null;
  let last = '';

  const press = (event: MouseEvent): void => {
    if (event.button !== 0) return;
    const place = placeOf(hot, event.target);
    if (!place || !pointer.canPoint()) return;
    event.preventDefault();
    event.stopPropagation();
    from = place;
    last = keyOf(place);
    pointer.point(place, place, event.shiftKey);
    ownerDocument.addEventListener('mousemove', drag, true);
    ownerDocument.addEventListener('mouseup', release, true);
  };
  const pointAt = (x: number, y: number): void => {
    if (!from) return;
    const tree = root.getRootNode() as Document | ShadowRoot;
    const under = placeOf(hot, tree.elementFromPoint(x, y));
    if (!under) return;
    // From a cell to a heading the cell at the edge is meant, and from heading to heading the heading.
    const to = {
      row: from.row === null ? null : (under.row ?? 0),
      column: from.column === null ? null : (under.column ?? 0),
    };
    if (keyOf(to) === last) return;
    last = keyOf(to);
    pointer.point(from, to, false);
  };
  const edge = new EdgeScroll(root, pointAt);
  const drag = (event: MouseEvent): void => {
    if (!from) return;
    event.stopPropagation();
    pointAt(event.clientX, event.clientY);
    edge.follow(event.clientX, event.clientY);
  };
  const release = (event?: Event): void => {
    from = null;
    edge.stop();
    event?.stopPropagation();
    if (event) swallowClick(ownerDocument.defaultView ?? window);
    ownerDocument.removeEventListener('mousemove', drag, true);
    ownerDocument.removeEventListener('mouseup', release, true);
  };
  // A tap is a press too: Handsontable 18.1.1 selects at the touch already, before there is any press.
  const touch = (event: TouchEvent): void => {
    if (placeOf(hot, event.target) && pointer.canPoint()) event.stopPropagation();
  };

  root.addEventListener('mousedown', press, true);
  root.addEventListener('touchstart', touch, { capture: true, passive: true });
  root.addEventListener('touchend', touch, { capture: true, passive: true });
  return () => {
    release();
    root.removeEventListener('mousedown', press, true);
    root.removeEventListener('touchstart', touch, true);
    root.removeEventListener('touchend', touch, true);
  };
}

/** The click that follows the press would give Handsontable the keyboard (18.1.1). */
function swallowClick(window: Window): void {
  const swallow = (event: Event): void => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.setTimeout(() => window.removeEventListener('click', swallow, true));
}

function placeOf(hot: HotInstance, target: EventTarget | null): PointedPlace | null {
  if (!(target instanceof Element) || target.closest('.handsontableInputHolder, .manualColumnResizer')) {
    return null;
  }
  const cell = target.closest('td, th');
  if (!(cell instanceof HTMLTableCellElement) || !hot.rootElement.contains(cell)) return null;
  const coords = hot.getCoords(cell);
  if (!coords || coords.row === null || coords.col === null) return null;
  const { row, col } = coords;
  // The corner stands for nothing that a formula could name.
  if (row < 0 && col < 0) return null;
  return { row: row < 0 ? null : row, column: col < 0 ? null : col };
}

const keyOf = ({ row, column }: PointedPlace): string => `${row} ${column}`;
