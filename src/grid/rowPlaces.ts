/** What Handsontable holds for a row: only where it is shown. Values are read when a cell is drawn. */
export interface RowPlace {
  readonly visualRow: number;
}

const places: RowPlace[] = [];

/** The places of so many rows, in a list of its own: Handsontable keeps and measures it. */
export function rowPlaces(count: number): RowPlace[] {
  for (let visualRow = places.length; visualRow < count; visualRow++) places.push({ visualRow });
  return places.slice(0, count);
}
