import { DisposableStack } from '../shared/disposable';
import type { PlotArea } from './plotArea';

/** Points under a pointer are found up to this far away. */
const reachPx = 10;
/** A press that moves less than this is a click, not a box. */
const slackPx = 4;

export interface PointPickerOptions {
  readonly element: HTMLElement;
  /** Where the axes are now; `null` while nothing is drawn. */
  plotArea(): PlotArea | null;
  points(): { readonly x: Float64Array; readonly y: Float64Array } | null;
  color(): string;
  /** Indexes of the points that were chosen. `extend`: with Shift, Ctrl or Command held. */
  onPick(pointIndexes: readonly number[], extend: boolean): void;
}

/**
 * Chooses points by a click or by a box. Our own hit test instead of ECharts' brush, whose `brushSelected` stays empty
 * when points are drawn in bulk (6.1.0). A touch is a click only, so that the page still scrolls.
 */
export class PointPicker {
  readonly #options: PointPickerOptions;
  readonly #box: HTMLElement;
  readonly #disposables = new DisposableStack();
  #start: { readonly x: number; readonly y: number } | null = null;
  #isBox = false;

  constructor(options: PointPickerOptions) {
    this.#options = options;
    this.#box = document.createElement('div');
    this.#box.hidden = true;
    this.#box.style.cssText = 'position:absolute;pointer-events:none;border-radius:2px;box-sizing:border-box';
    options.element.append(this.#box);
    this.#disposables.add(() => this.#box.remove());
    this.#listen('pointerdown', (event) => this.#press(event));
    this.#listen('pointermove', (event) => this.#move(event));
    this.#listen('pointerup', (event) => this.#release(event));
    this.#listen('pointercancel', () => this.#end());
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #listen(
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    listener: (event: PointerEvent) => void,
  ): void {
    this.#options.element.addEventListener(type, listener);
    this.#disposables.add(() => this.#options.element.removeEventListener(type, listener));
  }

  #place(event: PointerEvent): { x: number; y: number } {
    const bounds = this.#options.element.getBoundingClientRect();
    return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || (event.target as Element).closest('[role=slider]')) return;
    if (!this.#options.points()) return;
    // A box may begin outside the axes, so that the outermost points are easy to catch.
    this.#start = this.#place(event);
  }

  #move(event: PointerEvent): void {
    if (!this.#start || event.pointerType === 'touch') return;
    const place = this.#place(event);
    const distance = Math.hypot(place.x - this.#start.x, place.y - this.#start.y);
    if (!this.#isBox) {
      if (distance < slackPx) return;
      this.#isBox = true;
      this.#options.element.setPointerCapture(event.pointerId);
    }
    this.#drawBox(this.#start, place);
  }

  #release(event: PointerEvent): void {
    const start = this.#start;
    const isBox = this.#isBox;
    this.#end();
    const points = this.#options.points();
    const area = this.#options.plotArea();
    if (!start || !points || !area) return;
    const place = this.#place(event);
    const extend = event.shiftKey || event.ctrlKey || event.metaKey;
    if (isBox) this.#options.onPick(pointsInBox(points, area, start, place), extend);
    else this.#options.onPick(nearestPoint(points, area, place), extend);
  }

  #end(): void {
    this.#start = null;
    this.#isBox = false;
    this.#box.hidden = true;
  }

  #drawBox(from: { x: number; y: number }, to: { x: number; y: number }): void {
    const { style } = this.#box;
    this.#box.hidden = false;
    const color = this.#options.color();
    style.setProperty('left', `${Math.min(from.x, to.x)}px`);
    style.setProperty('top', `${Math.min(from.y, to.y)}px`);
    style.setProperty('width', `${Math.abs(to.x - from.x)}px`);
    style.setProperty('height', `${Math.abs(to.y - from.y)}px`);
    style.setProperty('border', `1px solid ${color}`);
    style.setProperty('background', `color-mix(in srgb, ${color} 10%, transparent)`);
  }
}

interface PointArrays {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** O(points): a hundred thousand comparisons take less than a millisecond, so there is no index to keep. */
function pointsInBox(
  points: PointArrays,
  area: PlotArea,
  from: { x: number; y: number },
  to: { x: number; y: number },
): number[] {
  const [left, right] = [area.valueAtX(Math.min(from.x, to.x)), area.valueAtX(Math.max(from.x, to.x))];
  const [top, bottom] = [area.valueAtY(Math.min(from.y, to.y)), area.valueAtY(Math.max(from.y, to.y))];
  const inside: number[] = [];
  for (let index = 0; index < points.x.length; index++) {
    const [x, y] = [points.x[index]!, points.y[index]!];
    if (x >= left && x <= right && y >= bottom && y <= top) inside.push(index);
  }
  return inside;
}

function nearestPoint(points: PointArrays, area: PlotArea, place: { x: number; y: number }): number[] {
  let nearest = -1;
  let nearestDistance = reachPx;
  for (let index = 0; index < points.x.length; index++) {
    const distance = Math.hypot(area.xOf(points.x[index]!) - place.x, area.yOf(points.y[index]!) - place.y);
    // The later of two points in one place is the one on top.
    if (distance > nearestDistance) continue;
    nearest = index;
    nearestDistance = distance;
  }
  return nearest < 0 ? [] : [nearest];
}
