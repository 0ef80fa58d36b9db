import { describe, expect, it } from 'vitest';
import { importModules } from '../../../../src/engine/hostFunctions/importModules';

const modules: Readonly<Record<string, () => Promise<unknown>>> = {
  named: () => Promise.resolve({ functions: [1, 2], default: [9] }),
  byDefault: () => Promise.resolve({ default: [3] }),
  empty: () => Promise.resolve({}),
  missing: () => Promise.reject(new TypeError('404')),
  never: () => new Promise(() => undefined),
};

function load(names: readonly string[], stuck: readonly string[] = []) {
  const imported: string[] = [];
  const done = importModules(names, {
    stuck,
    onImport: (module) => imported.push(module),
    load: (module) => modules[module]?.() ?? Promise.reject(new Error('unexpected')),
    timeoutMs: 1,
  });
  return done.then((result) => ({ ...result, imported }));
}

describe('modules of a host', () => {
  it('bring their rows by name or by default, in order', async () => {
    expect(await load(['named', 'byDefault'])).toEqual({
      rows: [1, 2, 3],
      refused: [],
      imported: ['named', 'byDefault'],
    });
  });

  it('that cannot be had are left out with the reason, and the others are there', async () => {
    const { rows, refused } = await load(['missing', 'empty', 'never', 'byDefault']);
    expect(rows).toEqual([3]);
    expect(refused).toMatchObject([
      { code: 'hostModuleFailed', params: { module: 'missing', detail: '404' } },
      { code: 'hostModuleFailed', params: { module: 'empty' } },
      { code: 'hostModuleSilent', params: { module: 'never' } },
    ]);
  });

  it('that an earlier engine did not come back from are not imported', async () => {
    const { rows, refused, imported } = await load(['named', 'byDefault'], ['named']);
    expect(rows).toEqual([3]);
    expect(refused).toMatchObject([{ code: 'hostModuleSilent', params: { module: 'named' } }]);
    expect(imported).toEqual(['byDefault']);
  });
});
