/*
 * Worthbook's files come from another origin, and workbooks are kept by the host: here in a database of one table, as
 * small as an adapter can be.
 */
const files = new URLSearchParams(location.search).get('files') ?? document.baseURI;
const styles = document.createElement('link');
styles.rel = 'stylesheet';
styles.href = new URL('embed/worthbook.css', files).href;
document.head.append(styles);

/** @type {typeof import('../../src/embed/index')} */
const { mount } = await import(new URL('embed/worthbook.js', files).href);
/** @type {typeof import('../../src/embed/storageChecks')} */
const { checkStorageAdapter } = await import(new URL('embed/storage-checks.js', files).href);

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database failed'));
  });

const opening = indexedDB.open('our-own-storage', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('workbooks', { keyPath: 'workbook.id' });
const database = await done(opening);
const table = () => database.transaction('workbooks', 'readonly').objectStore('workbooks');

/**
 * Resolves when it is durable, which is after the request succeeded.
 *
 * @param {(table: IDBObjectStore) => void} work
 * @returns {Promise<void>}
 */
const change = (work) =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction('workbooks', 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the database failed'));
    work(transaction.objectStore('workbooks'));
  });

/** @type {import('../../src/embed/index').StorageAdapter} */
const storage = {
  list: async () => (await done(table().getAll())).map(({ workbook }) => workbook),
  read: async (id) => (await done(table().get(id)))?.bytes ?? null,
  write: (workbook, bytes) => change((kept) => kept.put({ workbook, bytes })),
  describe: async (workbook) => {
    const { bytes } = await done(table().get(workbook.id));
    await change((kept) => kept.put({ workbook, bytes }));
  },
  delete: (id) => change((kept) => kept.delete(id)),
};

/** @type {[string, unknown][]} */
const told = [];
Object.assign(globalThis, {
  told,
  checks: await checkStorageAdapter(() => storage),
  worthbook: await mount(/** @type {HTMLElement} */ (document.getElementById('customers')), {
    locale: 'en',
    storage,
    parts: { start: true, sidePanel: false },
    onEvent: (name, detail) => told.push([name, detail]),
  }),
});

export {};
