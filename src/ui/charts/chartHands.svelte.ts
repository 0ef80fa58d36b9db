import {
  duplicateChart,
  editChart,
  printChart,
  removeChart,
  updateChart,
} from '../../commands/charts/chartCommands';
import { axisLength, lineIdAt } from '../../model/axis';
import type { Chart, ChartAnchor, GridSheet } from '../../model/document';
import type { GridRect, GridView } from '../../grid/gridOptions';
import { matchesShortcut } from '../shortcuts';
import { addressOf } from '../workbook/activeCell';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { anchorCell, chartPlace, draggedAnchor, type ChartGrip } from './chartPlace';

/** A press that moves less than this is a click. */
const slackPx = 4;
const resizeStepPx = 20;

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export interface HeldChart {
  readonly chart: Chart;
  readonly sheet: GridSheet;
  readonly grid: GridView;
}

interface Drag {
  readonly grip: ChartGrip;
  readonly pointerId: number;
  readonly start: { readonly x: number; readonly y: number };
  readonly place: GridRect;
}

/** Selecting, moving and resizing one chart, by mouse and by keyboard; every change is one `charts.update`. */
export class ChartHands {
  readonly #screen: WorkbookScreenState;
  readonly #held: () => HeldChart;
  #drag: Drag | null = null;
  /** Where the hand has it. */
  preview = $state.raw<ChartAnchor | null>(null);
  /** What screen readers hear of a change. */
  said = $state('');

  readonly isSelected: boolean = $derived.by(() => this.#screen.isChartSelected(this.#held().chart.id));
  readonly place: GridRect = $derived.by(() => {
    const { viewportVersion, zoom } = this.#screen;
    void viewportVersion;
    const { chart, sheet, grid } = this.#held();
    const shown = this.preview ? { ...chart, anchor: this.preview } : chart;
    return chartPlace(shown, sheet, grid, zoom);
  });

  constructor(screen: WorkbookScreenState, held: () => HeldChart) {
    this.#screen = screen;
    this.#held = held;
  }

  get canEdit(): boolean {
    return !this.#screen.readOnly;
  }

  select(): void {
    if (this.canEdit) this.#screen.selectChart(this.#held().chart.id);
  }

  /** The focus came; the grid also gives it back to what had it, when another sheet is already on its way. */
  selectByFocus(): void {
    if (this.#screen.sheet?.id === this.#held().chart.sheetId) this.select();
  }

  edit(): void {
    void this.#screen.run(editChart, { chartId: this.#held().chart.id });
  }

  duplicate(): void {
    void this.#screen.run(duplicateChart, { chartId: this.#held().chart.id });
  }

  print(): void {
    void this.#screen.run(printChart, { chartId: this.#held().chart.id });
  }

  async remove(): Promise<void> {
    await this.#screen.run(removeChart, { chartId: this.#held().chart.id });
    this.#screen.focusSheet();
  }

  leave(): void {
    this.#screen.selectChart(null);
    this.#screen.focusSheet();
  }

  /** Scrolls the sheet until the chart is on the screen, its top left corner first of all. */
  reveal(room: DOMRect): void {
    const { sheet, grid, chart } = this.#held();
    const { left, top, width, height } = this.place;
    const isInside =
      left >= grid.headerWidthPx &&
      top >= grid.headerHeightPx &&
      left + width <= room.width &&
      top + height <= room.height;
    if (isInside) return;
    const far = { ...this.place, left: left + width, top: top + height };
    const end = draggedAnchor(
      { place: far, sheet, anchor: chart.anchor },
      { grip: 'move', x: 0, y: 0 },
      grid,
      1,
    );
    for (const anchor of [end, chart.anchor]) {
      const { rowIndex, columnIndex } = anchorCell(anchor, sheet);
      grid.scrollTo(rowIndex, columnIndex);
    }
  }

  // --- mouse ---

  press(event: PointerEvent, grip: ChartGrip): void {
    if (event.button !== 0 || !this.canEdit) return;
    this.select();
    this.#drag = {
      grip,
      pointerId: event.pointerId,
      start: { x: event.clientX, y: event.clientY },
      place: this.place,
    };
  }

  move(event: PointerEvent, frame: HTMLElement): void {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointerId) return;
    const [x, y] = [event.clientX - drag.start.x, event.clientY - drag.start.y];
    if (this.preview === null) {
      if (Math.hypot(x, y) < slackPx) return;
      frame.setPointerCapture(event.pointerId);
    }
    const { chart, sheet, grid } = this.#held();
    this.preview = draggedAnchor(
      { place: drag.place, sheet, anchor: chart.anchor },
      { grip: drag.grip, x, y },
      grid,
      this.#screen.zoom,
    );
  }

  async release(): Promise<void> {
    const { preview } = this;
    const grip = this.#drag?.grip;
    this.#drag = null;
    if (preview) await this.#put(preview, { isMove: grip === 'move' });
    this.preview = null;
  }

  cancel(): void {
    this.#drag = null;
    this.preview = null;
  }

  // --- keyboard ---

  key(event: KeyboardEvent): void {
    if (!this.canEdit || event.isComposing) return;
    const step = steps[event.key];
    if (matchesShortcut(event, 'Mod+D')) this.duplicate();
    // As in Excel: with a chart selected only the chart.
    else if (matchesShortcut(event, 'Mod+P')) this.print();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (step && event.shiftKey) this.#resizeBy(step);
    else if (step) this.#moveBy(step);
    else if (event.key === 'Delete' || event.key === 'Backspace') void this.remove();
    else if (event.key === 'Enter') this.edit();
    else if (event.key === 'Escape') {
      if (this.#drag) this.cancel();
      else this.leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #moveBy([rows, columns]: readonly [number, number]): void {
    const { chart, sheet } = this.#held();
    const { rowIndex, columnIndex } = anchorCell(chart.anchor, sheet);
    const [row, column] = [rowIndex + rows, columnIndex + columns];
    if (row < 0 || column < 0 || row >= axisLength(sheet.rows) || column >= axisLength(sheet.columns)) return;
    const ids = { rowId: lineIdAt(sheet.rows, row), columnId: lineIdAt(sheet.columns, column) };
    void this.#put({ ...chart.anchor, ...ids }, { isMove: true, merge: true });
  }

  #resizeBy([rows, columns]: readonly [number, number]): void {
    const { anchor } = this.#held().chart;
    const widthPx = anchor.widthPx + columns * resizeStepPx;
    const heightPx = anchor.heightPx + rows * resizeStepPx;
    void this.#put({ ...anchor, widthPx, heightPx }, { isMove: false, merge: true });
  }

  async #put(
    anchor: ChartAnchor,
    { isMove, merge = false }: { readonly isMove: boolean; readonly merge?: boolean },
  ): Promise<void> {
    const { chart } = this.#held();
    const done = await this.#screen.run(updateChart, { chartId: chart.id, patch: { anchor }, merge });
    if (!done) return;
    const { chart: now, sheet } = this.#held();
    const { title } = now;
    const { shell } = this.#screen;
    const { rowIndex, columnIndex } = anchorCell(now.anchor, sheet);
    this.said = isMove
      ? shell.t('charts_moved', { title, cell: addressOf(sheet, rowIndex, columnIndex) })
      : shell.t('charts_resized', { title, width: now.anchor.widthPx, height: now.anchor.heightPx });
  }
}
