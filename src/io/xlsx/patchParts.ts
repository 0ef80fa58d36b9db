import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { patchDrawing } from './patchDrawing';
import { patchFonts } from './patchFonts';
import { patchRules, type RulePatch } from './rules/patchRules';
import { patchTable, type TablePatch } from './patchTable';

/** What hucre 1.0.0 leaves out of the parts that it writes. */
export interface PartPatches {
  readonly tables: readonly TablePatch[];
  /** By the number of the sheet, counted from 0. */
  readonly rules: ReadonlyMap<number, readonly RulePatch[]>;
}

/** Of columns that nobody made wider: 96 px as on the screen, where Excel's own 64 px show dates as `###`. */
const withUsualWidth = (xml: string): string =>
  xml.replace('<sheetFormatPr ', '<sheetFormatPr defaultColWidth="13.71" ');

/** All other parts are taken over as they are. */
export function patchParts(file: Uint8Array, { tables, rules }: PartPatches): Uint8Array {
  const parts = unzipSync(file);
  const patch = (name: string, change: (xml: string) => string): void => {
    const bytes = parts[name];
    if (bytes) parts[name] = strToU8(change(strFromU8(bytes)));
  };
  for (const name of Object.keys(parts)) {
    if (/^xl\/drawings\/[^/]*\.xml$/.test(name)) patch(name, patchDrawing);
    if (/^xl\/worksheets\/[^/]*\.xml$/.test(name)) patch(name, withUsualWidth);
    if (/^xl\/tables\/[^/]*\.xml$/.test(name)) patch(name, (xml) => patchTable(xml, tables));
  }
  patch('xl/styles.xml', patchFonts);
  for (const [sheet, patches] of rules) {
    if (patches.length === 0) continue;
    patch(`xl/worksheets/sheet${sheet + 1}.xml`, (xml) => patchRules(xml, patches));
  }
  return zipSync(parts, { level: 6 });
}
