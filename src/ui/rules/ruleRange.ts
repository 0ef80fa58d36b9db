import { clampRegion, columnCount, type Region } from '../../commands/region';
import { areaPlaces, type CellArea } from '../../model/cellArea';
import type { RuleTarget } from '../../model/conditionalFormat';
import type { GridSheet, Sheet, TableSheet } from '../../model/document';
import { parseCellReference } from '../../model/formula/cellReference';
import { rowCount } from '../../model/lookup';
import type { ValueReader } from '../../model/valueReader';
import { addressOf } from '../workbook/activeCell';

/** Where a rule applies, as people write it: `B2:B9, D2:D9` on a grid sheet, names of columns in a table. */
export function regionsText(sheet: Sheet, regions: readonly Region[]): string {
  if (sheet.kind === 'table')
    return sheet.columns
      .filter((_, index) =>
        regions.some(({ fromColumn, toColumn }) => index >= fromColumn && index <= toColumn),
      )
      .map(({ name }) => name)
      .join(', ');
  return regions
    .map(({ fromRow, toRow, fromColumn, toColumn }) => {
      const first = addressOf(sheet, fromRow, fromColumn);
      const last = addressOf(sheet, toRow, toColumn);
      return first === last ? first : `${first}:${last}`;
    })
    .join(', ');
}

export function regionsOfAreas(sheet: GridSheet, areas: readonly CellArea[]): Region[] {
  return areas.flatMap((area) => {
    const { rows, columns } = areaPlaces(sheet, area);
    return rows.flatMap(([top, bottom]) =>
      columns.map(([left, right]) => ({
        sheetId: sheet.id,
        fromRow: top,
        toRow: bottom - 1,
        fromColumn: left,
        toColumn: right - 1,
      })),
    );
  });
}

export function regionsOfTarget(sheet: Sheet, target: RuleTarget): Region[] {
  if (sheet.kind === 'grid') return target.kind === 'cells' ? regionsOfAreas(sheet, target.areas) : [];
  return target.kind === 'columns'
    ? columnRegions(sheet, (_, index) => target.columnIds.includes(sheet.columns[index]?.id as never))
    : [];
}

/** What was typed as a range, on the sheet; `null` when some of it is none. */
export function parseRegions(sheet: Sheet, values: ValueReader, text: string): readonly Region[] | null {
  const regions = sheet.kind === 'table' ? columnsNamed(sheet, text) : cellsNamed(sheet, values, text);
  return regions !== null && regions.length > 0 ? regions : null;
}

function cellsNamed(sheet: GridSheet, values: ValueReader, text: string): Region[] | null {
  const regions: Region[] = [];
  for (const part of text.split(/[,，;；、\s]+/u).filter(Boolean)) {
    const reference = parseCellReference(part);
    if (!reference || reference.sheet !== null) return null;
    const { top, bottom, left, right } = reference.range;
    const region = clampRegion(
      {
        sheetId: sheet.id,
        fromRow: top ?? 0,
        toRow: bottom ?? rowCount(sheet) - 1,
        fromColumn: left ?? 0,
        toColumn: right ?? columnCount(sheet) - 1,
      },
      sheet,
      values,
    );
    if (!region) return null;
    regions.push(region);
  }
  return regions;
}

/** Names may hold commas themselves: at each place the longest name that stands there is meant. */
function columnsNamed(sheet: TableSheet, text: string): Region[] | null {
  const byLength = sheet.columns
    .map(({ name }, index) => ({ name: name.toLowerCase(), index }))
    .sort((a, b) => b.name.length - a.name.length);
  const named = new Set<number>();
  let rest = text.trim().toLowerCase();
  while (rest !== '') {
    const found = byLength.find(
      ({ name }) => rest.startsWith(name) && /^\s*([,，;；、]|$)/u.test(rest.slice(name.length)),
    );
    if (!found) return null;
    named.add(found.index);
    rest = rest.slice(found.name.length).replace(/^\s*[,，;；、]?\s*/u, '');
  }
  return columnRegions(sheet, (_, index) => named.has(index));
}

function columnRegions(
  sheet: TableSheet,
  isMeant: (column: TableSheet['columns'][number], index: number) => boolean,
): Region[] {
  const toRow = Math.max(rowCount(sheet) - 1, 0);
  return sheet.columns.flatMap((column, index) =>
    isMeant(column, index)
      ? [{ sheetId: sheet.id, fromRow: 0, toRow, fromColumn: index, toColumn: index }]
      : [],
  );
}
