import { describe, expect, it } from 'vitest';
import { newSnapshotId } from '../../../src/model/ids';
import type { Snapshot } from '../../../src/model/snapshot';
import { placeInDocument } from '../../../src/storage/damagedPlaces';
import { sampleWorkbook } from '../../support/sampleWorkbook';

describe('a damaged place', () => {
  const { document, table } = sampleWorkbook();

  it('in a table is called after its column', () => {
    expect(placeInDocument(document, ['sheets', '1', 'columns', '0', 'blocks', '0'])).toBe('Customers[Name]');
  });

  it('in a snapshot is called after the snapshot', () => {
    const [key] = table.columns.map(({ id, name, type, blocks }) => ({ columnId: id, name, type, blocks }));
    const snapshot: Snapshot = {
      id: newSnapshotId(),
      name: 'Spring',
      takenMs: 1,
      sheetId: table.id,
      tableName: table.name,
      key: key!,
      segment: key!,
      inputs: [],
      parameters: [],
    };
    const path = ['snapshots', '0', 'segment', 'blocks', '0'];
    expect(placeInDocument({ ...document, snapshots: [snapshot] }, path)).toBe('Spring');
  });
});
