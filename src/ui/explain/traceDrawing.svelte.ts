import type { GridRect, GridView } from '../../grid/gridOptions';
import type { Sheet } from '../../model/document';
import type { BlockPlace } from '../../model/explanation';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { sourcesOf } from './explainedSources';
import { blockOfCell } from './placeText';
import { shownRows } from './selectionOfBlock';

type Kind = 'precedents' | 'dependents' | 'pointed';
interface Outline {
  readonly kind: Kind;
  readonly rect: GridRect;
}
interface Point {
  readonly x: number;
  readonly y: number;
}
interface Arrow {
  readonly kind: Kind;
  readonly from: Point;
  readonly to: Point;
  /** Corners of the arrow's head, as SVG takes them. */
  readonly head: string;
}

/** Blocks that are drawn at most: past them one sees nothing any more. */
const mostBlocks = 60;
const headLengthPx = 9;
const headWidthPx = 7;

/** Where the outlines and arrows of the explained cell lie on the sheet that is shown. */
export class TraceDrawing {
  readonly #screen: WorkbookScreenState;
  readonly #shown: () => { readonly sheet: Sheet; readonly grid: GridView };

  readonly outlines: readonly Outline[] = $derived.by(() => {
    const { explain, viewportVersion, view } = this.#screen;
    void viewportVersion;
    void view.valuesVersion;
    const { explanation, pointed } = explain;
    const blocks: [Kind, BlockPlace][] = [];
    if (explain.showsPrecedents) {
      for (const block of sourcesOf(explanation?.term ?? null)) blocks.push(['precedents', block]);
    }
    if (explain.showsDependents) {
      for (const block of explanation?.dependents ?? []) blocks.push(['dependents', block]);
    }
    if (pointed) blocks.push(['pointed', pointed]);
    return blocks.slice(0, mostBlocks).flatMap(([kind, block]) => {
      const rect = this.#rectOf(block);
      return rect ? [{ kind, rect }] : [];
    });
  });
  readonly arrows: readonly Arrow[] = $derived.by(() => {
    const { place } = this.#screen.explain;
    const own = place && this.#rectOf(blockOfCell(place));
    if (!own) return [];
    const center = centerOf(own);
    return this.outlines.flatMap(({ kind, rect }) => {
      const near = nearest(rect, center);
      const edge = edgeTowards(own, near);
      if (kind === 'pointed' || Math.hypot(near.x - edge.x, near.y - edge.y) < headLengthPx) return [];
      return [kind === 'precedents' ? arrow(kind, near, edge) : arrow(kind, edge, near)];
    });
  });

  constructor(screen: WorkbookScreenState, shown: () => { readonly sheet: Sheet; readonly grid: GridView }) {
    this.#screen = screen;
    this.#shown = shown;
  }

  #rectOf(block: BlockPlace): GridRect | null {
    const { sheet, grid } = this.#shown();
    if (block.sheetId !== sheet.id) return null;
    const rows = shownRows(block, sheet, this.#screen.port.values);
    if (!rows) return null;
    const first = grid.cellRect(rows.from, block.fromColumn);
    const last = grid.cellRect(rows.to, block.toColumn);
    return {
      left: first.left,
      top: first.top,
      width: last.left + last.width - first.left,
      height: last.top + last.height - first.top,
    };
  }
}

const centerOf = ({ left, top, width, height }: GridRect): Point => ({
  x: left + width / 2,
  y: top + height / 2,
});

/** Where the line from a cell's centre to a point leaves the cell. */
function edgeTowards(rect: GridRect, to: Point): Point {
  const center = centerOf(rect);
  const [dx, dy] = [to.x - center.x, to.y - center.y];
  const part = Math.min(
    dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy),
    1,
  );
  return { x: center.x + dx * part, y: center.y + dy * part };
}

/** The point of a block where an arrow from or to a cell meets it: a little inside, as near as can be. */
function nearest({ left, top, width, height }: GridRect, to: Point): Point {
  const insetX = Math.min(width / 2, 8);
  const insetY = Math.min(height / 2, 8);
  return {
    x: Math.min(Math.max(to.x, left + insetX), left + width - insetX),
    y: Math.min(Math.max(to.y, top + insetY), top + height - insetY),
  };
}

function arrow(kind: Kind, from: Point, to: Point): Arrow {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const base = { x: to.x - along.x * headLengthPx, y: to.y - along.y * headLengthPx };
  const half = headWidthPx / 2;
  const head = [
    `${to.x},${to.y}`,
    `${base.x - along.y * half},${base.y + along.x * half}`,
    `${base.x + along.y * half},${base.y - along.x * half}`,
  ].join(' ');
  return { kind, from, to: base, head };
}
