import type { ColumnType } from '../model/document';
import { gridIcon, type IconShapes } from './gridIcon';
import { funnel, menuButton } from './menuButton';
import type { ShownSheet } from './shownSheet';
import { typeIcon } from './typeIcon';
import { viewMarks, type ViewMarks } from './viewMarks';

export interface HeadingHost {
  readonly shown: ShownSheet;
  readonly readOnly: boolean;
  phrase(key: string, params?: Readonly<Record<string, string | number>>): string;
}

const typeKeys = {
  text: 'grid_typeText',
  number: 'grid_typeNumber',
  currency: 'grid_typeCurrency',
  percent: 'grid_typePercent',
  date: 'grid_typeDate',
  choice: 'grid_typeChoice',
  boolean: 'grid_typeBoolean',
  tags: 'grid_typeTags',
} as const;

/** Lucide's icons (ISC licence). */
const arrowUp: IconShapes = [
  ['path', { d: 'm5 12 7-7 7 7' }],
  ['path', { d: 'M12 19V5' }],
];
const arrowDown: IconShapes = [
  ['path', { d: 'M12 5v14' }],
  ['path', { d: 'm19 12-7 7-7-7' }],
];
/** The name of a column type in the interface's language. */
export function typeName(host: HeadingHost, columnIndex: number): string {
  const { sheet } = host.shown;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  return column ? host.phrase(typeKeys[column.type]) : '';
}

/** What a heading shows: the same plan makes the same heading. */
interface HeadingPlan {
  readonly columnIndex: number;
  readonly type: ColumnType;
  readonly name: string;
  readonly unit: string | undefined;
  readonly isCalculated: boolean;
  readonly marks: ViewMarks;
  /** `null`: it has no menu. */
  readonly menuLabel: string | null;
  /** Below the name in the card, and said of the heading. */
  readonly words: readonly string[];
}

/** How headings were dressed last. Handsontable may have written over the parts since, or put others there. */
const dressed = new WeakMap<HTMLTableCellElement, { readonly key: string; readonly end: HTMLElement }>();

/** Whether the heading is dressed as it would be. */
export function isDressed(host: HeadingHost, heading: HTMLTableCellElement, columnIndex: number): boolean {
  const plan = headingPlan(host, columnIndex);
  return plan !== null && isDressedBy(heading, JSON.stringify(plan));
}

function isDressedBy(heading: HTMLTableCellElement, key: string): boolean {
  const known = dressed.get(heading);
  return known?.key === key && known.end.isConnected && heading.contains(known.end);
}

/** Dresses the heading of a table column: type, name, unit, ƒ when it is calculated, how it is sorted and filtered. */
export function dressHeading(host: HeadingHost, heading: HTMLTableCellElement, columnIndex: number): void {
  const label = heading.querySelector<HTMLElement>('.colHeader');
  const plan = headingPlan(host, columnIndex);
  if (!label || !plan) return;
  const key = JSON.stringify(plan);
  if (!isDressedBy(heading, key)) dressed.set(heading, { key, end: fill(label, plan) });
  const title = [plan.name, ...plan.words].join('\n');
  if (heading.title !== title) heading.title = title;
  heading.setAttribute('aria-description', plan.words.join(' · '));
  // Only the column that decides first: `aria-sort` knows one.
  const { direction, level } = plan.marks;
  if (direction !== null && (level ?? 1) === 1) heading.setAttribute('aria-sort', direction);
  else heading.removeAttribute('aria-sort');
}

function headingPlan(host: HeadingHost, columnIndex: number): HeadingPlan | null {
  const { sheet } = host.shown;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  if (!column || sheet.kind !== 'table') return null;
  const formula = host.shown.columnFormula(columnIndex);
  const marks = viewMarks(sheet, column.id);
  const kind =
    formula === null ? typeName(host, columnIndex) : host.phrase('grid_calculatedColumn', { formula });
  return {
    columnIndex,
    type: column.type,
    name: column.name,
    unit: column.unit,
    isCalculated: formula !== null,
    marks,
    menuLabel: host.readOnly ? null : host.phrase('grid_columnMenu', { column: column.name }),
    words: [kind, ...markWords(host, marks)],
  };
}

/** The last part is handed back. */
function fill(label: HTMLElement, plan: HeadingPlan): HTMLElement {
  const { ownerDocument } = label;
  const name = element(ownerDocument, 'span', 'wb-heading-name', plan.name);
  const parts: (Node | string)[] = [typeIcon(ownerDocument, plan.type), name];
  if (plan.unit !== undefined) parts.push(element(ownerDocument, 'span', 'wb-heading-unit', plan.unit));
  const end = element(ownerDocument, 'span', 'wb-heading-end', '');
  if (plan.isCalculated) end.append(hidden(element(ownerDocument, 'span', 'wb-heading-formula', 'ƒ')));
  end.append(...markIcons(ownerDocument, plan.marks));
  if (plan.menuLabel !== null) {
    end.append(menuButton(ownerDocument, { label: plan.menuLabel, columnIndex: plan.columnIndex }));
  }
  label.replaceChildren(...parts, end);
  label.classList.add('wb-heading');
  return end;
}

function markIcons(ownerDocument: Document, { direction, level, isFiltered }: ViewMarks): Node[] {
  const icons: Node[] = [];
  if (direction !== null) {
    const sorted = hidden(element(ownerDocument, 'span', 'wb-heading-mark', ''));
    sorted.append(gridIcon(ownerDocument, direction === 'ascending' ? arrowUp : arrowDown));
    if (level !== null) sorted.append(String(level));
    icons.push(sorted);
  }
  if (isFiltered) {
    const filtered = hidden(element(ownerDocument, 'span', 'wb-heading-mark', ''));
    filtered.append(gridIcon(ownerDocument, funnel));
    icons.push(filtered);
  }
  return icons;
}

function markWords(host: HeadingHost, { direction, level, isFiltered }: ViewMarks): string[] {
  const words: string[] = [];
  if (direction !== null) {
    const key = direction === 'ascending' ? 'grid_sortedAscending' : 'grid_sortedDescending';
    words.push(
      level === null ? host.phrase(key) : host.phrase('grid_sortLevel', { order: host.phrase(key), level }),
    );
  }
  if (isFiltered) words.push(host.phrase('grid_filtered'));
  return words;
}

function hidden(mark: HTMLElement): HTMLElement {
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}

function element(ownerDocument: Document, tag: string, className: string, text: string): HTMLElement {
  const made = ownerDocument.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
