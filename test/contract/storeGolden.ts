import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Dexie from 'dexie';
import { readWorkbookFile } from '../../src/io/workbookFile';
import type { WorkbookDocument } from '../../src/model/document';
import type { Operation } from '../../src/model/operation';
import { fromBinaryJson } from '../../src/shared/binaryJson';
import { Disk, Editing, valueOf } from './storeWorld';

/** A database as an earlier version of the app left it: its tables with their keys and records. */
interface GoldenDatabase {
  readonly schema: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * `v1`: a table of 603 customers, a formula in the grid, two edits after the head, one of them a new name. `v2`: the same, and
 * a state that was kept before the edits.
 */
export const goldenDatabases = ['v1', 'v2'] as const;
type GoldenName = (typeof goldenDatabases)[number];

const pathOf = (name: GoldenName): string =>
  fileURLToPath(new URL(`../fixtures/databases/${name}`, import.meta.url));
const readGolden = (name: GoldenName): GoldenDatabase =>
  fromBinaryJson(readFileSync(`${pathOf(name)}.json`, 'utf8')) as GoldenDatabase;

async function place({ schema, stores, tables }: GoldenDatabase, disk: Disk): Promise<void> {
  const database = new Dexie('worthbook', disk.environment);
  database.version(schema).stores({ ...stores });
  await database.open();
  for (const [table, rows] of Object.entries(tables)) await database.table(table).bulkPut([...rows]);
  database.close();
}

/** Puts such a database on a disk, and says which workbook it holds; that comes as a workbook file beside it. */
export async function placeGolden(name: GoldenName, disk: Disk): Promise<WorkbookDocument> {
  const golden = readGolden(name);
  await place(golden, disk);
  const [row] = golden.tables['workbooks'] as { readonly id: WorkbookDocument['id'] }[];
  return { ...valueOf(await readWorkbookFile(readFileSync(`${pathOf(name)}.worthbook`))), id: row!.id };
}

/**
 * A database as that version would have left it with this workbook and these edits in it: it has the same tables, and their
 * records have not changed shape since.
 */
export async function placeAsOf(
  name: GoldenName,
  document: WorkbookDocument,
  edit: (document: WorkbookDocument) => Operation | null,
  disk: Disk,
): Promise<WorkbookDocument> {
  const { schema, stores } = readGolden(name);
  const now = new Disk();
  const store = await now.openDurable();
  valueOf(await store.create(document));
  const editing = await Editing.open(store, document.id);
  for (let next = edit(document); next; next = edit(editing.workbook.document)) await editing.save(next);
  await editing.persister.dispose();
  now.closeAll();
  const database = await new Dexie('worthbook', now.environment).open();
  const tables: Record<string, unknown[]> = {};
  for (const table of Object.keys(stores)) tables[table] = await database.table(table).toArray();
  database.close();
  const meta = (tables['meta'] as { readonly key: string }[]).filter(({ key }) => key !== 'schema');
  await place(
    { schema, stores, tables: { ...tables, meta: [...meta, { key: 'schema', value: schema }] } },
    disk,
  );
  return editing.workbook.document;
}
