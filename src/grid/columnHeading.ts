import type { ShownSheet } from './shownSheet';
import { typeIcon } from './typeIcon';

export interface HeadingHost {
  readonly shown: ShownSheet;
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

/** The name of a column type in the interface's language. */
export function typeName(host: HeadingHost, columnIndex: number): string {
  const { sheet } = host.shown;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  return column ? host.phrase(typeKeys[column.type]) : '';
}

/** Dresses the heading of a table column: type, name, unit, and ƒ when it is calculated. */
export function dressHeading(host: HeadingHost, heading: HTMLTableCellElement, columnIndex: number): void {
  const { sheet } = host.shown;
  const label = heading.querySelector<HTMLElement>('.colHeader');
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  if (!label || !column) return;
  const ownerDocument = heading.ownerDocument;
  const formula = host.shown.columnFormula(columnIndex);
  const name = element(ownerDocument, 'span', 'wb-heading-name', column.name);
  const parts: (Node | string)[] = [typeIcon(ownerDocument, column.type), name];
  if (column.unit !== undefined) parts.push(element(ownerDocument, 'span', 'wb-heading-unit', column.unit));
  if (formula !== null) {
    const mark = element(ownerDocument, 'span', 'wb-heading-formula', 'ƒ');
    mark.setAttribute('aria-hidden', 'true');
    parts.push(mark);
  }
  label.replaceChildren(...parts);
  label.classList.add('wb-heading');
  const kind =
    formula === null ? typeName(host, columnIndex) : host.phrase('grid_calculatedColumn', { formula });
  heading.title = `${column.name}\n${kind}`;
  heading.setAttribute('aria-description', kind);
}

function element(ownerDocument: Document, tag: string, className: string, text: string): HTMLElement {
  const made = ownerDocument.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
