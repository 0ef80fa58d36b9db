import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineHost } from '../../../src/engine/engineHost';
import { PlanEvaluator } from '../../../src/engine/plan/planEvaluator';
import type { ComputedValues, EngineReply } from '../../../src/engine/protocol';
import { ScratchEngine } from '../../../src/engine/scratchEngine';
import { ValueMirror } from '../../../src/engine/valueMirror';
import { applyOperations } from '../../../src/model/applyOperations';
import type { WorkbookDocument } from '../../../src/model/document';
import { toStoredFormula } from '../../../src/model/formula/vocabulary';
import { newColumnId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { sampleTable } from '../../support/sampleWorkbook';

const rows = 10_000;

/** A table with columns of both ways: plans row by row and over the column, and one that takes the reference way. */
function customers(): WorkbookDocument {
  const revenue = Array.from({ length: rows }, (_, row) => (row * 7919) % 10_007);
  const table = sampleTable('Customers', [{ name: 'Revenue', type: 'number', values: revenue }]);
  const empty = newWorkbook();
  let document: WorkbookDocument = { ...empty, sheets: [...empty.sheets, table] };
  const formulas = {
    Twice: '=[@Revenue]*2',
    Rank: '=SEGMENT.QUANTILE([@Twice],Customers[Twice],10)',
    Roman: '=ROMAN(MOD([@Revenue],20)+1)',
  };
  for (const [name, formula] of Object.entries(formulas)) {
    const stored = toStoredFormula(formula, document, { sheetId: table.id });
    if (!stored.ok) throw new Error(stored.problem.code);
    const type = name === 'Roman' ? 'text' : 'number';
    const column = { id: newColumnId(), name, type, formula: stored.value, blocks: [] } as const;
    const operation = { kind: 'addColumn', sheetId: table.id, column, after: null } as const;
    document = applyOperations(document, [operation]).document;
  }
  return document;
}

async function opened(document: WorkbookDocument, computed: ComputedValues | null): Promise<EngineReply[]> {
  const replies: EngineReply[] = [];
  const host = new EngineHost((reply) => replies.push(reply));
  host.handle({ kind: 'open', version: 4, document, computed, licenseKey: '' });
  await vi.waitUntil(() => replies.some(({ kind }) => kind === 'settled'), { timeout: 20_000 });
  host.handle({ kind: 'close' });
  return replies;
}

describe('opening a workbook with stored values', () => {
  afterEach(() => vi.restoreAllMocks());

  it('computes no column when they are of its version, and each when they are not', async () => {
    const document = customers();
    const mirror = new ValueMirror(document, 4);
    for (const reply of await opened(document, null)) if (reply.kind === 'patch') mirror.applyPatch(reply);
    const computed = mirror.snapshot();
    expect(computed?.columns).toHaveLength(3);

    const evaluated: unknown[] = [];
    const evaluate = PlanEvaluator.prototype.evaluate;
    vi.spyOn(PlanEvaluator.prototype, 'evaluate').mockImplementation(function (this: PlanEvaluator, ...args) {
      evaluated.push(this);
      evaluate.apply(this, args);
    });
    const evaluatorOf = ScratchEngine.prototype.evaluator;
    vi.spyOn(ScratchEngine.prototype, 'evaluator').mockImplementation(function (
      this: ScratchEngine,
      ...args
    ) {
      const evaluator = evaluatorOf.apply(this, args);
      const { evaluate: original } = evaluator;
      evaluator.evaluate = (...range) => {
        evaluated.push(evaluator);
        original.apply(evaluator, range);
      };
      return evaluator;
    });
    const patches = (await opened(document, computed)).filter((reply) => reply.kind === 'patch');
    expect(patches.flatMap(({ columns }) => columns)).toEqual([]);
    expect(evaluated).toEqual([]);

    await opened(document, { ...computed!, version: 3 });
    expect(new Set(evaluated).size).toBe(3);
  });
});
