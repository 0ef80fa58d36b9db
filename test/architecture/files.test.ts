import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sourceFiles';

interface Limit {
  readonly of: string;
  readonly lines: number;
  readonly folders: readonly string[];
  readonly endings: RegExp;
}

/** Conventions, chapter 3. Components aim at 150 lines; the limit leaves room for markup that is one thing. */
const limits: readonly Limit[] = [
  {
    of: 'a source file',
    lines: 600,
    folders: ['src', 'formulas', 'templates', '.ci'],
    endings: /\.(ts|mjs)$/,
  },
  { of: 'a test', lines: 800, folders: ['test'], endings: /\.(ts|mjs)$/ },
  { of: 'a component', lines: 200, folders: ['src'], endings: /\.svelte$/ },
];

describe.each(limits)('$of', ({ lines, folders, endings }) => {
  it(`has at most ${lines} lines`, () => {
    const tooLong = sourceFiles(folders, endings)
      .map(({ path, source }) => ({ path, lines: source.split('\n').length - 1 }))
      .filter((file) => file.lines > lines);
    expect(tooLong).toEqual([]);
  });
});

describe('a file', () => {
  it('is named after its job', () => {
    const vague =
      /(^|\/)(utils?|utilities|helpers?|common|misc|manager\d*)(\/|\.(ts|svelte|mjs)$|\.svelte\.ts$)/i;
    const files = sourceFiles(['src', 'formulas', 'templates', 'test', '.ci'], /\.(ts|svelte|mjs)$/);
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('is in camelCase, a component in PascalCase', () => {
    const files = sourceFiles(['src', 'formulas', 'templates'], /\.(ts|svelte)$/).map(({ path }) => path);
    const misnamed = files.filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return !(name.endsWith('.svelte')
        ? /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
        : /^[a-z][A-Za-z0-9]*(\.svelte|\.d)?\.ts$/.test(name));
    });
    expect(misnamed).toEqual([]);
  });
});
