import { afterEach, describe, expect, it, vi } from 'vitest';
import { functionSpec } from '../../../formulas/registry';
import { EngineHost } from '../../../src/engine/engineHost';
import { PlanEvaluator } from '../../../src/engine/plan/planEvaluator';
import type { ComputedValues, EngineReply } from '../../../src/engine/protocol';
import { ScratchEngine } from '../../../src/engine/scratchEngine';
import { ValueMirror } from '../../../src/engine/valueMirror';
import { applyOperations } from '../../../src/model/applyOperations';
import type { WorkbookDocument } from '../../../src/model/document';
import { toStoredFormula } from '../../../src/model/formula/vocabulary';
import { lineIdAt } from '../../../src/model/axis';
import { gridCellKey } from '../../../src/model/lookup';
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

/** A report with the slope of a response model, and the table it is fitted to. */
function fitted(features: readonly number[]): WorkbookDocument {
  const table = sampleTable('Customers', [
    { name: 'Visits', type: 'number', values: features },
    { name: 'Bought', type: 'number', values: [0, 0, 1, 0, 1, 1] },
  ]);
  const empty = newWorkbook();
  const document: WorkbookDocument = { ...empty, sheets: [...empty.sheets, table] };
  return withFormula(document, '=INDEX(RESPONSE.FIT(Customers[Visits],Customers[Bought]),1,2)');
}

/** With a formula in the first cell of the first sheet. */
function withFormula(document: WorkbookDocument, formula: string): WorkbookDocument {
  const [sheet] = document.sheets;
  if (sheet?.kind !== 'grid') throw new Error('no grid');
  const stored = toStoredFormula(formula, document, { sheetId: sheet.id });
  if (!stored.ok) throw new Error(stored.problem.code);
  const key = gridCellKey(lineIdAt(sheet.rows, 0), lineIdAt(sheet.columns, 0));
  const cells = { [key]: { input: stored.value } };
  return applyOperations(document, [{ kind: 'setGridCells', sheetId: sheet.id, cells }]).document;
}

/** 1, 2 and 3, of which a filter shows what is more than 1, and a cell that adds up what is shown. */
function subtotalOfFiltered(): WorkbookDocument {
  const table = sampleTable('Customers', [{ name: 'Visits', type: 'number', values: [1, 2, 3] }]);
  const columnId = table.columns[0]?.id ?? newColumnId();
  const filters = { [columnId]: { kind: 'number', is: 'more', value: 1 } as const };
  const empty = newWorkbook();
  const sheets = [...empty.sheets, { ...table, view: { sort: [], filters } }];
  return withFormula({ ...empty, sheets }, '=SUBTOTAL(9,Customers[Visits])');
}

async function opened(document: WorkbookDocument, computed: ComputedValues | null): Promise<EngineReply[]> {
  const replies: EngineReply[] = [];
  const host = new EngineHost((reply) => replies.push(reply));
  host.handle({ kind: 'open', version: 4, document, computed, today: 0, licenseKey: '' });
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

  it('leaves out of the first answer what filters hide', async () => {
    const document = subtotalOfFiltered();
    const replies = await opened(document, null);
    const values = replies.flatMap((reply) =>
      reply.kind === 'patch' ? reply.cells.flatMap((patch) => Object.values(patch.values)) : [],
    );
    expect(values).toEqual([5]);
  });

  it('does no call that takes long again, unless its arguments are others', async () => {
    const spec = functionSpec('RESPONSE.FIT');
    const steps = vi.spyOn(spec as Required<NonNullable<typeof spec>>, 'steps');
    const first = fitted([1, 2, 3, 4, 5, 6]);
    const mirror = new ValueMirror(first, 4);
    for (const reply of await opened(first, null)) if (reply.kind === 'patch') mirror.applyPatch(reply);
    expect(steps).toHaveBeenCalledTimes(1);
    const computed = mirror.snapshot();
    expect(computed?.calls).toHaveLength(1);
    const slope = computed?.cells.flatMap(({ values }) => Object.values(values));
    expect(slope).toEqual([expect.closeTo(1.21403, 5)]);

    const again = await opened(first, computed);
    expect(steps).toHaveBeenCalledTimes(1);
    expect(again.filter(({ kind }) => kind === 'progress')).toEqual([]);
    const restored = new ValueMirror(first, 4);
    restored.restore(computed!);
    for (const reply of again) if (reply.kind === 'patch') restored.applyPatch(reply);
    expect(restored.snapshot()).toEqual(computed);

    await opened(fitted([1, 2, 3, 4, 5, 6.5]), computed);
    expect(steps).toHaveBeenCalledTimes(2);
  });
});
