import type { BuiltPage } from '../benchmark';

const runs = 7;

/** The parser alone, in a page's own thread, reading a served file into rows; milliseconds without the reading. */
export async function papaparseAloneMs(
  { context, origin, yardstickOrigin }: BuiltPage,
  name: string,
): Promise<number[]> {
  const page = await context.newPage();
  const csv = await (await fetch(`${origin}/${name}`)).text();
  await page.route('**/file.csv', (route) => route.fulfill({ body: csv }));
  await page.goto(`${yardstickOrigin}/papaparse.html`);
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) samples.push(await page.evaluate(parseOnce));
  await page.close();
  return samples;
}

/** Runs inside the page. */
async function parseOnce(): Promise<number> {
  const text = await (await fetch('/file.csv')).text();
  const { Papa } = window as unknown as { Papa: { parse(csv: string): unknown } };
  const beganAt = performance.now();
  Papa.parse(text);
  return performance.now() - beganAt;
}
