import { readFileSync } from 'node:fs';
import { expect, test } from '../support/endToEnd';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Licences that ask for nothing but to be named, and the two that `NOTICE` is about. */
const expected = ['MIT', 'ISC', '0BSD', 'BSD-3-Clause', 'Apache-2.0'];
const ofTheEngines: Readonly<Record<string, string>> = {
  handsontable: 'SEE LICENSE IN LICENSE.txt',
  hyperformula: 'GPL-3.0-only',
};

/** Each build with its list, and which of the two engines it contains. */
const builds = [
  { file: 'dist/licences.txt', engines: ['handsontable', 'hyperformula'] },
  { file: 'dist/embed/licences.txt', engines: ['handsontable', 'hyperformula'] },
  { file: 'dist/package/licences.txt', engines: [] },
  { file: 'dist/headless.licences.txt', engines: ['hyperformula'] },
];

for (const { file, engines } of builds) {
  test(`${file} names what is in the build, and nothing unexpected is`, () => {
    const words = read(file);
    const listed = Array.from(
      words.matchAll(/^(\S+) (\d\S*): (.+)$/gm),
      ([, name = '', version, licence]) => ({
        name,
        version,
        licence,
      }),
    );
    expect(listed.length).toBeGreaterThan(8);
    expect(listed.filter(({ name }) => name in ofTheEngines).map(({ name }) => name)).toEqual(engines);
    const unexpected = listed.filter(
      ({ name, licence = '' }) => !expected.includes(licence) && ofTheEngines[name] !== licence,
    );
    expect(unexpected).toEqual([]);

    const texts = words.split(/^-{80}\n(\S+ \S+)\n-{80}\n/m).slice(1);
    for (const [index, { name, version }] of listed.entries()) {
      expect(texts[2 * index]).toBe(`${name} ${version}`);
      expect(texts[2 * index + 1]?.trim().length, name).toBeGreaterThan(300);
    }
    const notice = read('NOTICE').toLowerCase();
    const unnamed = listed.filter(({ name }) => !notice.includes(name.replace(/^workbox-.*/, 'workbox')));
    expect(unnamed).toEqual([]);
  });
}
