import { beforeEach, describe, expect, it } from 'vitest';
import type { FormulaPlace } from '../../../src/engine/heldFormulas';
import { WorkTeller, type Work } from '../../../src/engine/workTeller';
import type { SheetId } from '../../../src/model/ids';

const place = (key: string): FormulaPlace => ({ sheetId: 's' as SheetId, key });

describe('what an engine says of its work', () => {
  let told: (Work | null)[];
  const teller = (which: 'hosts' | 'all') => new WorkTeller((work) => told.push(work), which);
  beforeEach(() => (told = []));

  it('is where a function of the host is called, and that it is over once something else begins', () => {
    const work = teller('hosts');
    work.begin(() => place('1:1'));
    work.begin(() => place('2:1'));
    work.call('F');
    work.call('F');
    work.begin(() => place('3:1'));
    work.begin(() => place('4:1'));
    work.call('F');
    work.call('G');
    work.end();
    work.end();
    expect(told).toEqual([
      { place: place('2:1'), functionName: 'F' },
      null,
      { place: place('4:1'), functionName: 'F' },
      { place: place('4:1'), functionName: 'G' },
      null,
    ]);
  });

  it('is every formula where all is to be told', () => {
    const work = teller('all');
    work.begin(() => place('1:1'));
    work.begin(() => place('2:1'));
    work.call('F');
    work.end();
    expect(told).toEqual([
      { place: place('1:1') },
      { place: place('2:1') },
      { place: place('2:1'), functionName: 'F' },
      null,
    ]);
  });

  it('is nothing of what stands in no cell', () => {
    const work = teller('hosts');
    work.begin(() => null);
    work.call('F');
    work.end();
    work.call('F');
    expect(told).toEqual([]);
  });
});
