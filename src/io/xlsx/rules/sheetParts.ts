import type { XlsxPackage } from '../xlsxPackage';
import { partText } from '../xlsxPackage';
import { elementsNamed, parseXml } from './xmlTree';

/** The parts that hold the sheets of a file, by the names of the sheets in lower case. */
export function sheetParts(file: XlsxPackage): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const path = [...file.parts.keys()].find((name) => /(^|\/)workbook\.xml$/i.test(name));
  if (path === undefined) return found;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = new Map(
    elementsNamed(
      parseXml(partText(file, `${folder}_rels/${path.slice(folder.length)}.rels`) ?? ''),
      'Relationship',
    ).map(({ attributes }) => [attributes.get('Id'), attributes.get('Target') ?? ''] as const),
  );
  for (const { attributes } of elementsNamed(parseXml(partText(file, path) ?? ''), 'sheet')) {
    const target = targets.get(attributes.get('id'));
    const name = attributes.get('name');
    if (target === undefined || name === undefined) continue;
    const part = file.parts.get(target.startsWith('/') ? target.slice(1) : folder + target);
    if (part) found.set(name.toLowerCase(), part);
  }
  return found;
}

/** Rules stand behind the cells of a sheet, which may be many: only what follows them is read. */
export function behindCells(part: Uint8Array): string {
  const mark = new TextEncoder().encode('sheetData');
  for (let at = part.length - mark.length; at >= 0; at--) {
    let same = 0;
    while (same < mark.length && part[at + same] === mark[same]) same++;
    if (same < mark.length) continue;
    const close = part.indexOf(0x3e, at);
    return close < 0 ? '' : new TextDecoder().decode(part.subarray(close + 1));
  }
  return '';
}

const headBytes = 64 * 1024;

/**
 * The height that the file gives all rows at once, in points, as Google Sheets does; it stands in front of the cells. `null`
 * where rows have the height of their font, so that each with a height of its own was given it.
 */
export function usualRowHeight(part: Uint8Array): number | null {
  const head = new TextDecoder().decode(part.subarray(0, headBytes));
  const [format = ''] = /<(?:\w+:)?sheetFormatPr\s[^>]*>/.exec(head) ?? [];
  if (!/\scustomHeight="(1|true)"/.test(format)) return null;
  const height = Number(/\sdefaultRowHeight="([^"]*)"/.exec(format)?.[1] ?? NaN);
  return Number.isFinite(height) ? height : null;
}
