import type { WorkbookId } from '../model/ids';
import { toBinaryJson } from '../shared/binaryJson';
import type { StorageConnection } from './connection';

/** The records of one workbook, whatever is wrong with them; a record that the database gives an error for is left out. */
export async function readRawRecords(
  connection: StorageConnection,
  id: WorkbookId,
): Promise<Uint8Array<ArrayBuffer>> {
  const keys = await connection.read(async (database) =>
    Promise.all(
      database.tables
        .filter(({ name }) => name !== 'meta')
        .map(async (table) => {
          const all = (await table.toCollection().primaryKeys()) as (string | [string, string | number])[];
          return [
            table.name,
            all.filter((key) => key === id || (Array.isArray(key) && key[0] === id)),
          ] as const;
        }),
    ),
  );
  const records: Record<string, unknown[]> = {};
  for (const [name, ofTable] of keys) {
    const found: unknown[] = (records[name] = []);
    for (const key of ofTable) {
      try {
        found.push(await connection.read(async (database) => database.table(name).get(key)));
      } catch {
        // The bad one. The others are what this is for.
      }
    }
  }
  return new TextEncoder().encode(toBinaryJson(records));
}
