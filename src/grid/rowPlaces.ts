/** What Handsontable holds for a row: only where it is. Values are read when a cell is drawn. */
export interface RowPlace {
  readonly rowIndex: number;
}

const places: RowPlace[] = [];

/** The places of so many rows, in a list of its own: Handsontable keeps and measures it. */
export function rowPlaces(count: number): RowPlace[] {
  for (let rowIndex = places.length; rowIndex < count; rowIndex++) places.push({ rowIndex });
  return places.slice(0, count);
}
