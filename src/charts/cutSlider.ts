import { DisposableStack } from '../shared/disposable';
import { roundStep, roundTo, type AxisScale } from './axisScale';
import type { Cut } from './chartData';
import type { ChartTheme } from './chartTheme';
import type { PlotArea } from './plotArea';

const grabPx = 14;
const knobPx = 12;

export interface CutSliderOptions {
  readonly element: HTMLElement;
  readonly axis: 'x' | 'y';
  plotArea(): PlotArea | null;
  /** `isFinal` when the pointer lets go or a key was pressed. */
  onMove(value: number, isFinal: boolean): void;
}

export interface CutSliderState {
  readonly cut: Cut;
  readonly scale: AxisScale;
  readonly theme: ChartTheme;
  readonly label: string;
  readonly valueText: string;
}

/**
 * The handle of a cut line, laid over the line that the chart draws: a slider like any other, for the pointer (drag),
 * the keyboard (arrows, Page Up and Down, Home and End) and assistive technology.
 */
export class CutSlider {
  readonly #options: CutSliderOptions;
  readonly #handle = document.createElement('div');
  readonly #knob = document.createElement('div');
  readonly #disposables = new DisposableStack();
  #state: CutSliderState | null = null;
  #isDragging = false;
  #frame: number | null = null;
  #dragged: number | null = null;

  constructor(options: CutSliderOptions) {
    this.#options = options;
    const isX = options.axis === 'x';
    const { style } = this.#handle;
    style.cssText = `position:absolute;touch-action:none;outline:none;cursor:${isX ? 'ew' : 'ns'}-resize`;
    this.#knob.style.cssText = `position:absolute;box-sizing:border-box;width:${knobPx}px;height:${knobPx}px;border-radius:50%;border-style:solid;border-width:2px`;
    this.#handle.setAttribute('role', 'slider');
    // The value of the x axis grows to the right, that of the y axis upwards, as slider orientations have it.
    this.#handle.setAttribute('aria-orientation', isX ? 'horizontal' : 'vertical');
    this.#handle.tabIndex = 0;
    this.#handle.append(this.#knob);
    options.element.append(this.#handle);
    this.#disposables.add(() => this.#handle.remove());
    this.#disposables.add(() => this.#cancelFrame());
    this.#listen('pointerdown', (event) => this.#press(event as PointerEvent));
    this.#listen('pointermove', (event) => this.#drag(event as PointerEvent));
    this.#listen('pointerup', () => this.#letGo());
    this.#listen('pointercancel', () => this.#letGo());
    this.#listen('keydown', (event) => this.#key(event as KeyboardEvent));
    this.#listen('focus', () => this.#paintKnob());
    this.#listen('blur', () => this.#paintKnob());
  }

  get isDragging(): boolean {
    return this.#isDragging;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Shows the handle at its cut, or hides it when the cut cannot be moved. */
  show(state: CutSliderState | null): void {
    this.#state = state;
    const area = this.#options.plotArea();
    const isShown = state !== null && area !== null && state.cut.parameterId !== null;
    this.#handle.hidden = !isShown;
    // `hidden` alone loses against the `display` of host pages that style every `div`.
    this.#handle.style.setProperty('display', isShown ? 'block' : 'none');
    if (!isShown) return;
    const { min, max } = this.#bounds(state);
    this.#handle.setAttribute('aria-label', state.label);
    this.#handle.setAttribute('aria-valuemin', String(min));
    this.#handle.setAttribute('aria-valuemax', String(max));
    this.#handle.setAttribute('aria-valuenow', String(state.cut.value));
    this.#handle.setAttribute('aria-valuetext', state.valueText);
    this.#position(area, state.cut.value);
    this.#paintKnob();
  }

  #listen(type: string, listener: (event: Event) => void): void {
    this.#handle.addEventListener(type, listener);
    this.#disposables.add(() => this.#handle.removeEventListener(type, listener));
  }

  #position(area: PlotArea, value: number): void {
    const place = (properties: Readonly<Record<string, number>>, element: HTMLElement): void => {
      for (const [name, px] of Object.entries(properties)) element.style.setProperty(name, `${px}px`);
    };
    const inset = (grabPx - knobPx) / 2;
    if (this.#options.axis === 'x') {
      const left = area.xOf(value) - grabPx / 2;
      place({ left, top: area.top, width: grabPx, height: area.bottom - area.top }, this.#handle);
      place({ left: inset, top: -knobPx / 2 }, this.#knob);
    } else {
      const top = area.yOf(value) - grabPx / 2;
      place({ left: area.left, top, width: area.right - area.left, height: grabPx }, this.#handle);
      place({ right: -knobPx / 2, top: inset }, this.#knob);
    }
  }

  #paintKnob(): void {
    if (!this.#state) return;
    const { theme } = this.#state;
    const isActive = this.#isDragging || this.#handle.matches(':focus-visible');
    this.#knob.style.setProperty('background', isActive ? theme.accent : theme.background);
    this.#knob.style.setProperty('border-color', isActive ? theme.accent : theme.secondary);
    this.#knob.style.setProperty(
      'box-shadow',
      isActive ? `0 0 0 3px color-mix(in srgb, ${theme.accent} 30%, transparent)` : 'none',
    );
  }

  #bounds({ cut, scale }: CutSliderState): { min: number; max: number } {
    return { min: Math.max(scale.min, cut.min ?? -Infinity), max: Math.min(scale.max, cut.max ?? Infinity) };
  }

  #step({ cut, scale }: CutSliderState): number {
    return cut.step ?? roundStep((scale.max - scale.min) / 100);
  }

  #limited(value: number): number {
    const state = this.#state;
    if (!state) return value;
    const { min, max } = this.#bounds(state);
    return Math.min(max, Math.max(min, roundTo(value, this.#step(state))));
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#isDragging = true;
    this.#handle.setPointerCapture(event.pointerId);
    this.#handle.focus({ preventScroll: true });
    this.#paintKnob();
    event.preventDefault();
  }

  #drag(event: PointerEvent): void {
    const area = this.#options.plotArea();
    if (!this.#isDragging || !area) return;
    const bounds = this.#options.element.getBoundingClientRect();
    const value =
      this.#options.axis === 'x'
        ? area.valueAtX(event.clientX - bounds.left)
        : area.valueAtY(event.clientY - bounds.top);
    this.#dragged = this.#limited(value);
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      if (this.#dragged !== null) this.#options.onMove(this.#dragged, false);
    });
  }

  #letGo(): void {
    if (!this.#isDragging) return;
    this.#isDragging = false;
    this.#cancelFrame();
    this.#paintKnob();
    const value = this.#dragged;
    this.#dragged = null;
    if (value !== null) this.#options.onMove(value, true);
  }

  #cancelFrame(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #key(event: KeyboardEvent): void {
    const state = this.#state;
    if (!state || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = this.#step(state);
    const { min, max } = this.#bounds(state);
    const targets: Record<string, number> = {
      ArrowRight: state.cut.value + step,
      ArrowUp: state.cut.value + step,
      ArrowLeft: state.cut.value - step,
      ArrowDown: state.cut.value - step,
      PageUp: state.cut.value + 10 * step,
      PageDown: state.cut.value - 10 * step,
      Home: min,
      End: max,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const value = this.#limited(target);
    if (value !== state.cut.value) this.#options.onMove(value, true);
  }
}
