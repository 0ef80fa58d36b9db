import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { patchDrawing } from './patchDrawing';
import { patchFonts } from './patchFonts';
import { patchRules, type RulePatch } from './rules/patchRules';
import { usualHeight, usualWidth } from './sheetContext';
import { patchTable, type TablePatch } from './patchTable';

/** What hucre 1.0.0 leaves out of the parts that it writes. */
export interface PartPatches {
  readonly tables: readonly TablePatch[];
  /** By the number of the sheet, counted from 0. */
  readonly rules: ReadonlyMap<number, readonly RulePatch[]>;
}

/** As wide and as high as on the screen: a picture, which has a size of its own, covers the cells there that it covers here. */
const withUsualSizes = (xml: string): string =>
  xml.replace(
    /<sheetFormatPr [^>]*>/,
    `<sheetFormatPr defaultColWidth="${usualWidth}" defaultRowHeight="${usualHeight}" customHeight="1"/>`,
  );

/** All other parts are taken over as they are. */
export function patchParts(file: Uint8Array, { tables, rules }: PartPatches): Uint8Array {
  const parts = unzipSync(file);
  const patch = (name: string, change: (xml: string) => string): void => {
    const bytes = parts[name];
    if (bytes) parts[name] = strToU8(change(strFromU8(bytes)));
  };
  for (const name of Object.keys(parts)) {
    if (/^xl\/drawings\/[^/]*\.xml$/.test(name)) patch(name, patchDrawing);
    if (/^xl\/worksheets\/[^/]*\.xml$/.test(name)) patch(name, withUsualSizes);
    if (/^xl\/tables\/[^/]*\.xml$/.test(name)) patch(name, (xml) => patchTable(xml, tables));
  }
  patch('xl/styles.xml', patchFonts);
  for (const [sheet, patches] of rules) {
    if (patches.length === 0) continue;
    patch(`xl/worksheets/sheet${sheet + 1}.xml`, (xml) => patchRules(xml, patches));
  }
  return zipSync(parts, { level: 6 });
}
