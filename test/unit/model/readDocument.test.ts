import { describe, expect, it } from 'vitest';
import { migrate } from '../../../src/model/migrations';
import { readDocument } from '../../../src/model/readDocument';
import { fromBinaryJson, toBinaryJson } from '../../../src/shared/binaryJson';
import { sampleWorkbook } from '../../support/sampleWorkbook';

const { document, table } = sampleWorkbook();
const travelled = (): Record<string, unknown> =>
  fromBinaryJson(toBinaryJson(document)) as Record<string, unknown>;
const codeOf = (data: unknown): unknown => {
  const result = readDocument(data);
  return result.ok ? 'read' : { code: result.problem.code, ...result.problem.params };
};

describe('reading a document', () => {
  it('gives back the document that was written', () => {
    expect(readDocument(travelled())).toEqual({ ok: true, value: document });
  });

  it('refuses a newer one, saying so', () => {
    expect(codeOf({ ...travelled(), formatVersion: 99 })).toMatchObject({
      code: 'documentNewer',
      version: 99,
    });
  });

  it.each<[string, (data: Record<string, unknown>) => void]>([
    ['unknown keys', (data) => (data['script'] = 'alert(1)')],
    ['no sheets', (data) => (data['sheets'] = [])],
    ['a version that never was', (data) => (data['formatVersion'] = 0)],
    ['rows without values', (data) => (sheet(data)['rows'] = [[1, 7]])],
    ['a block of another length', (data) => (column(data)['blocks'] = [])],
    ['a row id that will be given out again', (data) => (sheet(data)['nextRowId'] = 2)],
    ['two sheets of one id', (data) => (data['sheets'] = [sheet(data), sheet(data)])],
    ['a text code without a text', (data) => (block(data)['codes'] = new Uint32Array([9, 0, 0]))],
  ])('refuses %s and names the place', (_what, damage) => {
    const data = travelled();
    damage(data);
    expect(codeOf(data)).toMatchObject({ code: 'documentDamaged', place: expect.any(String) as string });
  });

  it.each([null, 7, 'text', [], {}])('refuses %j', (data) => {
    expect(codeOf(data)).toMatchObject({ code: 'documentDamaged' });
  });

  it('drops prototype keys on the way in', () => {
    const text = toBinaryJson(document).replace('{', '{"__proto__":{"polluted":1},');
    expect(codeOf(fromBinaryJson(text))).toBe('read');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('migrations', () => {
  it('go step by step to the version asked for', () => {
    const steps = [
      { from: 2, migrate: (old: object) => ({ ...old, c: 1 }) },
      { from: 1, migrate: (old: object) => ({ ...old, b: 1 }) },
    ];
    expect(migrate({ formatVersion: 1 }, steps, 3)).toEqual({ formatVersion: 3, b: 1, c: 1 });
    expect(migrate({ formatVersion: 0 }, steps, 3)).toBeNull();
  });
});

type Data = Record<string, unknown>;
const sheet = (data: Data): Data =>
  (data['sheets'] as Data[]).find((candidate) => candidate['id'] === table.id) as Data;
const column = (data: Data): Data => (sheet(data)['columns'] as Data[])[0] as Data;
const block = (data: Data): Data => (column(data)['blocks'] as Data[])[0] as Data;
