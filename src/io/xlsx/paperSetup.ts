import { toCol } from '@borgar/fx';
import type { WriteSheet } from 'hucre/xlsx';
import { quotedSheetName } from './fileMarks';
import { pixelsOf, usualWidth } from './sheetContext';

/** A4 between the margins that paper of ours has, in pixels of the screen. */
const shortSidePx = 680;
const longSidePx = 1009;
/** Type that is smaller is not read; such sheets go over several pages. */
const smallestScale = 0.6;
const perInch = 25.4;
const margins = {
  top: 18 / perInch,
  left: 15 / perInch,
  right: 15 / perInch,
  bottom: 16 / perInch,
  header: 8 / perInch,
  footer: 8 / perInch,
};

/**
 * A sheet as it is printed, like ours: A4 with the long side across where the short one is too short, all columns on one page
 * while they can be read there, the workbook's name above and the number of the page below.
 */
export function onPaper(sheet: WriteSheet, title: string): WriteSheet {
  const widthPx = usedWidthPx(sheet);
  const pages = Math.ceil((widthPx * smallestScale) / longSidePx);
  return {
    ...sheet,
    pageSetup: {
      paperSize: 'a4',
      orientation: widthPx > shortSidePx ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: Math.max(1, pages),
      // As many as it takes.
      fitToHeight: 0,
      margins,
    },
    headerFooter: {
      // An ampersand begins a code, and digits behind the size would belong to it.
      oddHeader: `&L&8 ${title.replaceAll('&', '&&').slice(0, longestTitle)}`,
      oddFooter: '&L&8&D&R&8&P / &N',
    },
  };
}

/** From the first column to the last that has a cell or a part of a picture. */
function usedWidthPx({ cells, columns = [], images = [] }: WriteSheet): number {
  let count = 0;
  for (const key of cells?.keys() ?? []) count = Math.max(count, Number(key.slice(key.indexOf(',') + 1)) + 1);
  const leftPx = (column: number): number => {
    let px = 0;
    for (let at = 0; at < column; at++) {
      const { width, hidden } = columns[at] ?? {};
      if (!hidden) px += pixelsOf(width ?? usualWidth);
    }
    return px;
  };
  const pictures = images.map(({ anchor, width = 0 }) => leftPx(anchor.from.col) + width);
  return Math.max(leftPx(count), ...pictures);
}

/** Excel takes 255 characters with their codes. */
const longestTitle = 100;

interface PrintTitles {
  readonly name: string;
  readonly range: string;
  readonly scope: string;
}

/** What is frozen on the screen begins every page: its rows above, its columns at the left. */
export function printTitles({ name, freezePane }: WriteSheet): PrintTitles | null {
  const { rows = 0, columns = 0 } = freezePane ?? {};
  const sheet = quotedSheetName(name);
  const parts = [
    ...(columns > 0 ? [`${sheet}!$A:$${toCol(columns - 1)}`] : []),
    ...(rows > 0 ? [`${sheet}!$1:$${rows}`] : []),
  ];
  return parts.length > 0 ? { name: '_xlnm.Print_Titles', range: parts.join(','), scope: name } : null;
}
