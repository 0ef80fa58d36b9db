import type { Page } from 'playwright';

const runs = 7;

/** What no opening can do without: reading all records of the database, with nothing made of them. Milliseconds. */
export async function rawReadMs(page: Page, origin: string): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.goto('about:blank');
    await page.goto(origin);
    samples.push(await page.evaluate(readEverything));
  }
  return samples;
}

/** Runs inside the page. */
function readEverything(): Promise<number> {
  return new Promise((resolve, reject) => {
    const beganAt = performance.now();
    const opening = indexedDB.open('worthbook');
    opening.onerror = () => reject(new Error('the database does not open'));
    opening.onsuccess = () => {
      const database = opening.result;
      const names = ['heads', 'parts', 'computed'];
      const reading = database.transaction(names);
      for (const name of names) reading.objectStore(name).getAll();
      reading.onabort = () => reject(new Error('the database is not read'));
      reading.oncomplete = () => {
        database.close();
        resolve(performance.now() - beganAt);
      };
    };
  });
}
