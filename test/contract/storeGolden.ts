import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Dexie from 'dexie';
import { fromBinaryJson } from '../../src/shared/binaryJson';
import type { Disk } from './storeWorld';

/** A database as an earlier version of the app left it: its tables with their keys and records. */
interface GoldenDatabase {
  readonly schema: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** `v1`: a table of 603 customers, a formula in the grid, two edits after the head, one of them a new name. */
export const goldenDatabases = ['v1'] as const;

/** Puts such a database on a disk. What it holds comes as a workbook file beside it. */
export async function placeGolden(name: (typeof goldenDatabases)[number], disk: Disk): Promise<Uint8Array> {
  const path = fileURLToPath(new URL(`../fixtures/databases/${name}`, import.meta.url));
  const golden = fromBinaryJson(readFileSync(`${path}.json`, 'utf8')) as GoldenDatabase;
  const database = new Dexie('worthbook', disk.environment);
  database.version(golden.schema).stores({ ...golden.stores });
  await database.open();
  for (const [table, rows] of Object.entries(golden.tables)) await database.table(table).bulkPut([...rows]);
  database.close();
  return readFileSync(`${path}.worthbook`);
}
