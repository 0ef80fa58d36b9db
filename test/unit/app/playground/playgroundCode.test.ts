import { expect, it } from 'vitest';
import type { MountOptions } from '../../../../src/embed/index';
import { playgroundCode } from '../../../../src/app/playground/playgroundCode';
import { mountOptionsOf, readOptions, templateOf } from '../../../../src/app/playground/playgroundOptions';

function formOf(choices: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of choices) form.append(name, value);
  return form;
}

/** Runs the code as a module of a host, with what it imports and finds there, and answers what it mounts with. */
async function mountedBy(code: string): Promise<MountOptions> {
  const [, ...body] = code.split(/^import .*;$/m);
  const AsyncFunction = (async () => undefined).constructor as new (
    ...source: string[]
  ) => (...given: unknown[]) => Promise<MountOptions>;
  const run = new AsyncFunction('mount', 'document', 'fetch', `${body.join('')}; return worthbook;`);
  return run(
    (_element: unknown, options: MountOptions) => Promise.resolve(options),
    { querySelector: () => null },
    () => Promise.resolve(new Response('a workbook')),
  );
}

it.each([
  [[]],
  [
    [
      ['locale', 'zh-CN'],
      ['theme', 'dark'],
      ['readOnly', 'on'],
      ['storage', 'memory'],
      ['beginning', 'nothing'],
      ['parts', 'topBar'],
    ],
  ],
  [
    [
      ['locale', 'en'],
      ['storage', 'database'],
      ['beginning', 'template/customer-value'],
      ...['start', 'topBar', 'formulaBar', 'bottomBar', 'sidePanel'].map((part) => ['parts', part]),
    ],
  ],
] as [[string, string][]][])('the code mounts with what the page mounts with: %j', async (choices) => {
  const options = readOptions(formOf(choices));
  const template = templateOf(options);
  const expected = { ...mountOptionsOf(options), ...(template === null ? {} : { template }) };
  expect(await mountedBy(playgroundCode(options))).toEqual(expected);
});

it('the code fetches the file that it opens', async () => {
  const { file } = await mountedBy(playgroundCode(readOptions(formOf([['beginning', 'file']]))));
  expect(file?.name).toBe('customers.worthbook');
  expect(await file?.text()).toBe('a workbook');
});

it('choices that are unknown are harmless', () => {
  const odd = readOptions(
    formOf([
      ['locale', 'de'],
      ['theme', 'pink'],
      ['storage', 'cloud'],
      ['beginning', 'song'],
      ['parts', 'ceiling'],
    ]),
  );
  expect(odd).toMatchObject({ locale: 'en', theme: 'system', storage: 'memory', beginning: 'nothing' });
});
