import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

it('NOTICE names every library that a build can contain', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const notice = read('NOTICE').toLowerCase();
  expect(Object.keys(dependencies).filter((name) => !notice.includes(name))).toEqual([]);
});
