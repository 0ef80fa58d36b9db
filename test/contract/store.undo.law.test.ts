import { expect, it } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import { History } from '../../src/model/history';
import { eachSeed } from '../support/eachSeed';
import { quietConsole } from '../support/quietConsole';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { anyEdit, sampleWorkbook } from './storeEdits';
import { Disk, Editing, expectSame, valueOf, Witness } from './storeWorld';

const sequences = testSize(20, 500);
const stepsPerSequence = 200;

quietConsole();

/** What undo and redo have to show: the states one after the other, and where in them one stands. */
class Model {
  states: WorkbookDocument[];
  at = 0;

  constructor(first: WorkbookDocument) {
    this.states = [first];
  }

  get shown(): WorkbookDocument {
    return this.states[this.at] as WorkbookDocument;
  }

  edited(state: WorkbookDocument): void {
    this.states = [...this.states.slice(0, this.at + 1), state];
    this.at++;
  }

  move(by: 1 | -1): boolean {
    const isThere = this.states[this.at + by] !== undefined;
    if (isThere) this.at += by;
    return isThere;
  }
}

async function runSequence(seed: number): Promise<number> {
  const dice = diceOf(seed);
  const disk = new Disk();
  const { document } = sampleWorkbook();
  const witness = new Witness();
  let store = await disk.openDurable();
  valueOf(await store.create(document));
  let crashes = 0;
  let editing = await Editing.open(store, document.id, witness);
  let history = new History(editing.workbook);
  let model = new Model(editing.workbook.document);

  for (let step = 0; step < stepsPerSequence; step++) {
    const { workbook, persister } = editing;
    switch (dice(10)) {
      case 0:
      case 1:
      case 2:
        expect(history.undo()).toBe(model.move(-1));
        break;
      case 3:
      case 4:
        expect(history.redo()).toBe(model.move(1));
        break;
      case 5:
        if (dice(3) > 0) await persister.flushed();
        else if (dice(2) > 0) await persister.fold();
        else {
          // The page is gone in the middle of whatever it was writing; undo begins anew with what is found.
          crashes++;
          disk.crash();
          store.close();
          store = await disk.openDurable();
          witness.recognises(valueOf(await store.open(document.id)));
          editing = await Editing.open(store, document.id, witness);
          history = new History(editing.workbook);
          model = new Model(editing.workbook.document);
        }
        break;
      default:
        editing.edit(anyEdit(workbook.document, dice));
        model.edited(workbook.document);
    }
    expectSame(editing.workbook.document, model.shown);
  }
  await editing.persister.flushed();
  expectSame(valueOf(await (await disk.openDurable()).open(document.id)).document, model.shown);
  disk.closeAll();
  return crashes;
}

it(
  'undo and redo show what a list of states shows, over crashes too',
  async () => {
    let crashes = 0;
    await eachSeed(sequences, async (seed) => {
      crashes += await runSequence(seed);
    });
    recordFigure('undo and redo with crashes', {
      sequences,
      steps: stepsPerSequence,
      firstSeed,
      crashes,
      different: 0,
    });
  },
  testTimeoutMs(60_000),
);
