import { describe, expect, it, vi } from 'vitest';
import { openCsv } from '../../../src/io/csvSource';
import { bytesOf } from './importSupport';

// The real limits take gigabytes to reach.
vi.mock('../../../src/io/importLimits', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../../src/io/importLimits')>();
  return {
    ...original,
    importLimits: { ...original.importLimits, rows: 1000, cells: 20_000, bytes: 1024 * 1024 },
  };
});

const refusal = async (text: string) => {
  const result = await openCsv(bytesOf(text)).read({ hasHeader: true });
  return result.ok ? null : result.problem;
};

describe('limits of a table', () => {
  it('let as many rows through as there may be, and not one more', async () => {
    expect(await refusal('a\n' + '1\n'.repeat(1000))).toBeNull();
    const problem = { kind: 'problem', code: 'fileTooManyRows', params: { limit: 1000 } };
    expect(await refusal('a\n' + '1\n'.repeat(1001))).toEqual(problem);
  });

  it('refuse a small file that asks for a gigantic table', async () => {
    const problem = { kind: 'problem', code: 'fileTooManyRows', params: { limit: 200 } };
    expect(await refusal(`${'x,'.repeat(99)}x\n` + '1\n'.repeat(201))).toEqual(problem);
  });

  it('refuse a file that is too large, and say how large it may be', async () => {
    expect(await refusal('a\n' + 'x'.repeat(1024 * 1024))).toMatchObject({
      code: 'fileTooLarge',
      params: { size: 2, limit: 500 },
    });
  });
});
