import { expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { lineId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import type { GridCell, WorkbookDocument } from '../../src/model/document';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { eachSeed } from '../support/eachSeed';
import { formulaBombs, madeFormula } from '../support/formulaBombs';
import { nowRunning } from '../support/hangWatch';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

const grammarFormulas = testSize(2_000, 100_000);
const formulasPerWorkbook = 50;

/** A workbook that somebody sent, with these texts in its cells as stored: nothing has looked at them. */
function workbookOf(formulas: readonly string[]): WorkbookDocument {
  const { document } = sampleWorkbook();
  const [grid, ...rest] = document.sheets;
  if (grid?.kind !== 'grid') throw new Error('no grid');
  const chunks: Record<string, Record<string, GridCell>> = {};
  formulas.forEach((input, index) => {
    const rowId = lineId(1 + (index % 200));
    const key = gridCellKey(rowId, lineId(4 + Math.floor(index / 200)));
    (chunks[String(rowId >> 6)] ??= {})[key] = { input };
  });
  return { ...document, sheets: [{ ...grid, chunks }, ...rest] };
}

/** It opens, everything comes to an end, and a harmless edit is calculated afterwards. */
async function expectAnswers(formulas: readonly string[]): Promise<void> {
  nowRunning(formulas.join('\n'));
  const world = new EngineWorld(inProcessTransport, workbookOf(formulas));
  try {
    await world.settled();
    expect(world.client.status.kind).toBe('idle');
    world.type({ A1: 20, B1: '=A1+22' });
    await world.settled();
    expect(world.cell('B1')).toBe(42);
  } finally {
    world.dispose();
  }
}

it.each(formulaBombs.map((bomb) => [bomb.length > 40 ? `${bomb.slice(0, 40)}…` : bomb, bomb]))(
  'ends in its own cell: %s',
  async (_, bomb) => {
    await expectAnswers([bomb]);
  },
  testTimeoutMs(60_000),
);

it(
  'a workbook opens and answers whatever its formulas say',
  async () => {
    await eachSeed(grammarFormulas / formulasPerWorkbook, async (seed) => {
      const dice = diceOf(seed);
      await expectAnswers(Array.from({ length: formulasPerWorkbook }, () => `=${madeFormula(dice)}`));
    });
    recordFigure('formula bombs and grammar-made formulas', {
      bombs: formulaBombs.length,
      formulas: grammarFormulas,
      firstSeed,
      failed: 0,
    });
  },
  testTimeoutMs(120_000),
);
