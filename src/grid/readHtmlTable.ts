import type { ForeignCell } from '../commands/foreignCell';
import type { CellStyle } from '../model/document';
import { trustedPolicy } from '../shared/trustedPolicy';
import { readForeignStyle, type Declarations } from './foreignStyle';

/** More cells than this are read from the text alone, which has them too. */
const mostCells = 200_000;

/** For documents that are read and never shown: nothing of them runs. */
const policy = trustedPolicy('worthbook-clipboard', { createHTML: (markup) => markup });

/**
 * The first table of what Excel, LibreOffice, Google Sheets, Numbers or a web page puts on the clipboard. Merged cells have their
 * content in the first of them. `null`: there is no table. Nothing of it is ever shown as markup.
 */
export function readHtmlTable(html: string): ForeignCell[][] | null {
  if (!/<table[\s>]/i.test(html)) return null;
  const page = new DOMParser().parseFromString(policy.createHTML(renamed(html)), 'text/html');
  const table = page.querySelector('table');
  if (!table || table.querySelectorAll('td, th').length > mostCells) return null;
  const classes = classRules(page);
  // LibreOffice gives every number its value, and nothing to a text.
  const isLibreOffice = table.querySelector('[sdval], [sdnum]') !== null;
  const rows: (ForeignCell | undefined)[][] = [];
  // Cells taken by one that reaches down from above.
  [...table.rows].forEach((row, rowIndex) => {
    const line = (rows[rowIndex] ??= []);
    let column = 0;
    for (const cell of row.cells) {
      while (line[column]) column++;
      line[column] = foreignCell(cell, classes, isLibreOffice);
      cover(rows, rowIndex, column, cell);
      column += cell.colSpan;
    }
  });
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return null;
  return rows
    .slice(0, table.rows.length)
    .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '' }));
}

/**
 * Styles and handlers under names that mean nothing. The browser applies and runs nothing of a document that is only
 * read, but under a Content-Security-Policy that forbids them it complains of every one, and Excel styles every cell.
 */
function renamed(html: string): string {
  return html
    .replace(/<(\/?)style\b/gi, '<$1xmp')
    .replace(/<base\b/gi, '<x-base')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s/"'])(style|on\w+)(\s*=)/gi, '$1data-$2$3'));
}

function cover(
  rows: (ForeignCell | undefined)[][],
  rowIndex: number,
  column: number,
  { rowSpan, colSpan }: HTMLTableCellElement,
): void {
  for (let down = 0; down < Math.min(rowSpan, 1_000); down++) {
    for (let right = 0; right < Math.min(colSpan, 1_000); right++) {
      if (down > 0 || right > 0) (rows[rowIndex + down] ??= [])[column + right] = { text: '' };
    }
  }
}

function foreignCell(
  cell: HTMLTableCellElement,
  classes: ReadonlyMap<string, Declarations>,
  isLibreOffice: boolean,
): ForeignCell {
  const declarations = Object.assign(
    {},
    ...[...cell.classList].map((name) => classes.get(name)),
    declarationsOf(cell.getAttribute('data-style') ?? ''),
  ) as Record<string, string>;
  const style: CellStyle = {
    ...readForeignStyle(declarations, cell),
    ...googleFormat(cell),
    ...libreOfficeFormat(cell),
  };
  const text = textOf(cell);
  const value = fullValue(cell);
  const isText = text !== '' && (isLibreOffice ? value === null : isGoogleText(cell));
  return {
    text,
    ...(value === null ? {} : { value }),
    ...(isText ? { isText } : {}),
    ...(Object.keys(style).length > 0 ? { style } : {}),
  };
}

/** Excel's `x:num`, LibreOffice's `sdval`, Google's `data-sheets-value`: the number behind what is shown. */
function fullValue(cell: Element): number | null {
  for (const name of ['x:num', 'sdval']) {
    const written = cell.getAttribute(name);
    if (written !== null && written !== '' && Number.isFinite(Number(written))) return Number(written);
  }
  const google = jsonOf(cell.getAttribute('data-sheets-value'));
  return google?.['1'] === 3 && typeof google['3'] === 'number' ? google['3'] : null;
}

const isGoogleText = (cell: Element): boolean => jsonOf(cell.getAttribute('data-sheets-value'))?.['1'] === 2;

/** Languages of LibreOffice whose format codes are those of Excel: the lower ten bits of English, Chinese, Japanese, Korean. */
const plainCodes: ReadonlySet<number> = new Set([0x09, 0x04, 0x11, 0x12]);

/** `sdnum="1033;0;0.00%"`: the language of the document, that of the format where it is another, and its code. */
function libreOfficeFormat(cell: Element): CellStyle {
  const [language = '', own = '', ...code] = (cell.getAttribute('sdnum') ?? '').split(';');
  const numberFormat = code.join(';');
  if (numberFormat === '' || numberFormat === 'General' || numberFormat === 'BOOLEAN') return {};
  const isPlain = plainCodes.has((Number(own) || Number(language)) & 0x3ff);
  // Elsewhere letters are words of the language: TT.MM.JJJJ.
  return isPlain || !/[a-z]/i.test(numberFormat) ? { numberFormat } : {};
}

function googleFormat(cell: Element): CellStyle {
  const format = jsonOf(cell.getAttribute('data-sheets-numberformat'))?.['2'];
  return typeof format === 'string' && format !== '' ? { numberFormat: format } : {};
}

function jsonOf(text: string | null): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text ?? 'null');
    return typeof parsed === 'object' ? (parsed as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

/** As it is shown: line breaks of the source are spaces, `<br>` and blocks are line breaks. */
function textOf(cell: Element): string {
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ');
    else if (node instanceof Element && !['XMP', 'SCRIPT'].includes(node.tagName)) {
      if (node.tagName === 'BR') text += '\n';
      if (/^(P|DIV)$/.test(node.tagName) && text.trim() !== '') text += '\n';
      node.childNodes.forEach(visit);
    }
  };
  cell.childNodes.forEach(visit);
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** Excel and Numbers say how cells look in a style sheet, by class. */
function classRules(page: Document): Map<string, Declarations> {
  const rules = new Map<string, Declarations>();
  for (const { textContent } of page.querySelectorAll('xmp')) {
    for (const [, selector = '', body = ''] of (textContent ?? '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const [, name = ''] of selector.matchAll(/\.([\w-]+)/g))
        rules.set(name, { ...rules.get(name), ...declarationsOf(body) });
    }
  }
  return rules;
}

function declarationsOf(text: string): Declarations {
  const declarations: Record<string, string> = {};
  // A quoted value may hold anything: mso-number-format:"0\.00\;\-0\.00".
  for (const [, name = '', value = ''] of text.matchAll(/([\w-]+)\s*:\s*((?:"(?:\\.|[^"\\])*"|[^;"])*)/g))
    declarations[name.toLowerCase()] = value.trim();
  return declarations;
}
