import { describe, expect, it } from 'vitest';
import { breachOf } from './layers';
import { readImports } from './readImports';
import { sourceFiles } from './sourceFiles';

describe('imports', () => {
  const files = sourceFiles(['src', 'formulas', 'templates'], /\.(ts|svelte)$/);

  it('point down the layers, and libraries stay in theirs', () => {
    expect(files.length).toBeGreaterThan(0);
    const breaches = files.flatMap(({ path, source }) =>
      readImports(path, source).map((specifier) => breachOf(path, specifier)),
    );
    expect(breaches.filter((breach) => breach !== undefined)).toEqual([]);
  });

  it('name the file, not a folder: there are no barrels but the public one', () => {
    const barrels = files.map(({ path }) => path).filter((path) => /(^|\/)index\.ts$/.test(path));
    expect(barrels.filter((path) => path !== 'src/embed/index.ts')).toEqual([]);
  });
});

describe('the layer rules', () => {
  it.each([
    ['src/model/workbook.ts', '../engine/protocol'],
    ['src/shared/result.ts', '../model/ids'],
    ['src/engine/host.ts', '../storage/database'],
    ['src/engine/host.ts', '../../templates/schema'],
    ['src/storage/journal.ts', '../io/importSource'],
    ['src/commands/rows.ts', '../engine/valueMirror'],
    ['src/grid/grid.ts', '../engine/client'],
    ['src/grid/grid.ts', '../charts/scatter'],
    ['src/ui/start/Start.svelte', '../../session/session'],
    ['src/session/session.ts', '../ui/shellState.svelte'],
    ['formulas/clv.ts', '../src/model/document'],
    ['templates/registry.ts', '../src/commands/command'],
    ['src/app/main.ts', '../engine/worker'],
    ['src/app/playground/liveWorkbook.ts', '../../embed/mount'],
    ['src/utilities/text.ts', '../shared/result'],
  ])('refuse %s importing %s', (file, specifier) => {
    expect(breachOf(file, specifier)).toBeDefined();
  });

  it.each([
    ['src/ui/Shell.svelte', 'handsontable'],
    ['src/ui/Shell.svelte', 'echarts/core'],
    ['src/session/session.ts', 'hyperformula'],
    ['src/session/session.ts', 'dexie'],
    ['src/grid/grid.ts', 'svelte'],
    ['src/charts/legend.ts', '@lucide/svelte/icons/x'],
    ['src/session/session.ts', 'svelte/store'],
    ['formulas/clv.ts', 'valibot'],
    ['templates/schema.ts', 'papaparse'],
    ['src/shared/result.ts', 'valibot'],
  ])('refuse %s importing the library %s', (file, specifier) => {
    expect(breachOf(file, specifier)).toBeDefined();
  });

  it.each([
    ['src/model/workbook.ts', '../shared/emitter'],
    ['src/model/formula/vocabulary.ts', '../document'],
    ['src/engine/functionPlugin.ts', '../../formulas/registry'],
    ['src/grid/shownSheet.ts', '../engine/valueMirror'],
    ['src/grid/handsontable.ts', 'handsontable/base'],
    ['src/charts/bars.ts', 'echarts/core'],
    ['src/ui/Shell.svelte', 'bits-ui'],
    ['src/app/main.ts', 'svelte'],
    ['src/app/playground/liveWorkbook.ts', '../../embed/index'],
    ['src/session/session.ts', '../../templates/registry'],
    ['templates/schema.ts', 'valibot'],
    ['formulas/clv.ts', '../src/shared/value'],
  ])('allow %s importing %s', (file, specifier) => {
    expect(breachOf(file, specifier)).toBeUndefined();
  });
});

describe('reading imports', () => {
  it('finds every way in which a module names another', () => {
    const source = `
      import { a } from './a';
      import type { B } from './b';
      import './c.css';
      export { d } from './d';
      export * from './e';
      const f = () => import('./f');
      type G = import('./g').G;
      const worker = new Worker(new URL('./h.ts', import.meta.url), { type: 'module' });
      // import { no } from './comment';
      const text = "import { no } from './text'";
    `;
    const names = ['./a', './b', './c.css', './d', './e', './f', './g', './h.ts'];
    expect(readImports('module.ts', source)).toEqual(names);
  });

  it('finds those of a component, in its scripts and in its markup', () => {
    const source = `
      <script module lang="ts">import { a } from './a';</script>
      <script lang="ts">
        import type { B } from './b';
        let { b }: { b: B } = $props();
      </script>
      <!-- import { no } from './comment' -->
      {#await import('./C.svelte') then C}<C.default {b} {a} />{/await}
    `;
    expect(readImports('Component.svelte', source).sort()).toEqual(['./C.svelte', './a', './b']);
  });
});
