import type { HotInstance } from './handsontable';

/** What is asked of the grid for what it draws. */
export interface SteadyHost {
  drawCell(cell: HTMLTableCellElement, rowIndex: number, columnIndex: number): void;
  /** The heading shows what it would be given. */
  isDressed(heading: HTMLTableCellElement, columnIndex: number): boolean;
}

/**
 * Takes the place of the part of Handsontable 18.1.1 that empties what it draws. Before each drawing it takes class,
 * style, role and all that is said to screen readers from every cell and heading, and then gives them back: the browser
 * works out the style of each of them anew, for every frame of scrolling, when only texts are other ones. It also moves the
 * focus back to its cell by way of a layout of the page. Here is written only what differs.
 */
export function drawSteadily(hot: HotInstance, host: SteadyHost): void {
  const { wtTable, wtOverlays } = (hot.view as unknown as { readonly _wt: Walkontable })._wt;
  const { topOverlay, inlineStartOverlay, topInlineStartCornerOverlay } = wtOverlays;
  const clones = [topOverlay, inlineStartOverlay, topInlineStartCornerOverlay].map(
    (overlay) => overlay?.clone?.wtTable,
  );
  for (const table of [wtTable, ...clones]) {
    if (!table) continue;
    const { renderer } = table.tableRenderer;
    renderer.rows.render = () => drawRows(renderer);
    renderer.rowHeaders.render = () => drawRowHeadings(renderer);
    renderer.cells.render = () => drawCells(renderer, hot, host);
    keepColumnHeadings(renderer, hot, host);
  }
}

/**
 * All of one class: the theme knows stripes, of one colour here, and every cell would change its stripe when the sheet
 * scrolls by an odd number of rows.
 */
function drawRows(table: TableRenderer): void {
  const { rowsToRender, columnHeadersCount, rows } = table;
  rows.orderView.setSize(rowsToRender).setOffset(table.renderedRowToSource(0)).start();
  for (let line = 0; line < rowsToRender; line++) {
    rows.orderView.render();
    const row = rows.orderView.getCurrentNode();
    if (!row) continue;
    if (row.className !== 'ht__row_odd') row.className = 'ht__row_odd';
    const place = table.renderedRowToSource(line) + columnHeadersCount + 1;
    setAttributes(row, { role: 'row', 'aria-rowindex': String(place) });
  }
  rows.orderView.end();
}

function drawRowHeadings(table: TableRenderer): void {
  const { rowsToRender, rowHeadersCount, rowHeaderFunctions, rows, rowHeaders, cells } = table;
  for (let line = 0; line < rowsToRender; line++) {
    const row = rows.getRenderedNode(line);
    if (!row) continue;
    const view = rowHeaders.obtainOrderView(row);
    view.appendView(cells.obtainOrderView(row)).setSize(rowHeadersCount).setOffset(0).start();
    for (let index = 0; index < rowHeadersCount; index++) {
      view.render();
      const heading = view.getCurrentNode();
      if (!heading) continue;
      if (heading.className !== '') heading.className = '';
      removeOldWords(heading, placeWords);
      setAttributes(heading, {
        role: 'rowheader',
        scope: 'row',
        'aria-colindex': String(index + 1),
        tabindex: '-1',
      });
      rowHeaderFunctions[index]?.(table.renderedRowToSource(line), heading, index);
    }
    view.end();
  }
}

function drawCells(table: TableRenderer, hot: HotInstance, host: SteadyHost): void {
  const { rowsToRender, columnsToRender, rowHeadersCount, rows, rowHeaders, cells } = table;
  const columns = Array.from({ length: columnsToRender }, (_, index) => table.renderedColumnToSource(index));
  for (let line = 0; line < rowsToRender; line++) {
    const row = rows.getRenderedNode(line);
    if (!row) continue;
    const rowIndex = hot.rowIndexMapper.getPhysicalFromRenderableIndex(table.renderedRowToSource(line));
    const view = cells.obtainOrderView(row);
    view.prependView(rowHeaders.obtainOrderView(row)).setSize(columnsToRender).setOffset(0).start();
    for (const column of columns) {
      view.render();
      const cell = view.getCurrentNode();
      const columnIndex = hot.columnIndexMapper.getPhysicalFromRenderableIndex(column);
      if (!cell || rowIndex === null || columnIndex === null) continue;
      removeOldWords(cell, cellWords);
      host.drawCell(cell, rowIndex, columnIndex);
      setAttributes(cell, {
        role: 'gridcell',
        'aria-colindex': String(column + rowHeadersCount + 1),
        tabindex: '-1',
      });
    }
    view.end();
  }
}

/** Handsontable writes the names of columns over what headings were dressed with; those that stay as they are it leaves. */
function keepColumnHeadings(table: TableRenderer, hot: HotInstance, host: SteadyHost): void {
  const setRenderers = table.setHeaderContentRenderers.bind(table);
  table.setHeaderContentRenderers = (rowHeadings, columnHeadings) =>
    setRenderers(
      rowHeadings,
      columnHeadings.map((draw) => (column, heading, level) => {
        const visual = column < 0 ? null : hot.columnIndexMapper.getVisualFromRenderableIndex(column);
        if (visual === null || !host.isDressed(heading, visual)) draw(column, heading, level);
        else hot.runHooks('afterGetColHeader', visual, heading, level);
      }),
    );
}

const placeWords: ReadonlySet<string> = new Set(['aria-colindex']);
/** `CellRenderer` sees to the others. */
const cellWords: ReadonlySet<string> = new Set([
  'aria-colindex',
  'aria-readonly',
  'aria-busy',
  'aria-description',
]);

/** What the selection said of a cell that was shown here before. */
function removeOldWords(element: HTMLElement, kept: ReadonlySet<string>): void {
  for (const name of element.getAttributeNames())
    if (name.startsWith('aria-') && !kept.has(name)) element.removeAttribute(name);
}

function setAttributes(element: HTMLElement, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Of Handsontable's `3rdparty/walkontable/src`: `core`, `table`, `render`. None of it is public. */
interface Walkontable {
  readonly wtTable: Table;
  readonly wtOverlays: Readonly<
    Partial<Record<'topOverlay' | 'inlineStartOverlay' | 'topInlineStartCornerOverlay', Overlay>>
  >;
}

interface Overlay {
  readonly clone?: { readonly wtTable: Table } | null;
}

interface Table {
  readonly tableRenderer: { readonly renderer: TableRenderer };
}

type DrawHeading = (line: number, heading: HTMLTableCellElement, level: number) => void;

interface TableRenderer {
  readonly rowsToRender: number;
  readonly columnsToRender: number;
  readonly rowHeadersCount: number;
  readonly columnHeadersCount: number;
  readonly rowHeaderFunctions: readonly DrawHeading[];
  readonly rows: {
    readonly orderView: OrderView<HTMLTableRowElement>;
    render(): void;
    getRenderedNode(index: number): HTMLTableRowElement | null | undefined;
  };
  readonly rowHeaders: LineRenderer;
  readonly cells: LineRenderer;
  renderedRowToSource(index: number): number;
  renderedColumnToSource(index: number): number;
  setHeaderContentRenderers(
    rowHeadings: readonly DrawHeading[],
    columnHeadings: readonly DrawHeading[],
  ): void;
}

interface LineRenderer {
  render(): void;
  obtainOrderView(row: HTMLTableRowElement): OrderView;
}

/** Brings the elements of a row, or rows, into the number and the order that are needed. */
interface OrderView<Node = HTMLTableCellElement> {
  prependView(view: OrderView<Node>): this;
  appendView(view: OrderView<Node>): this;
  setSize(size: number): this;
  setOffset(offset: number): this;
  start(): void;
  render(): void;
  end(): void;
  getCurrentNode(): Node | null;
}
