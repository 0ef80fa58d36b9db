import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { axisLength, lineIdAt } from '../../src/model/axis';
import type { GridInput } from '../../src/model/document';
import { rowCount } from '../../src/model/lookup';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** One thing a person may do; numbers are folded into what is there. */
type Step =
  | { readonly kind: 'value'; readonly row: number; readonly value: number | null }
  | { readonly kind: 'insert' | 'remove'; readonly row: number; readonly value: number }
  | { readonly kind: 'cell'; readonly place: number; readonly input: number }
  | { readonly kind: 'formula'; readonly column: number; readonly formula: number }
  | { readonly kind: 'parameter'; readonly value: number }
  | { readonly kind: 'line'; readonly row: number }
  | { readonly kind: 'undo' };

const inputs: readonly GridInput[] = [
  null,
  3,
  'text',
  '=SUM(Customers[Double])',
  '=Customers[Annual revenue]*Rate',
  '=UNIQUE(Customers[Active])',
  '=A1+B2',
  '=SUM(A1:C3)',
  '={1,2;3,4}',
];
const places = ['A1', 'B2', 'A3', 'C1', 'E2', 'E3'];
const columnFormulas = [
  '=[@[Annual revenue]]*2',
  '=SUM([@[Annual revenue]:[Share]])',
  '=[@Double]+1',
  '=[@Share]/SUM([Annual revenue])',
  '=MAX([Annual revenue])-[@[Annual revenue]]*Rate',
  '=Sheet1!$A$1&[@Name]',
];

const whole = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    row: whole,
    value: fc.option(fc.integer({ min: -9, max: 9 })),
  }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'remove' as const), row: whole, value: whole }),
  fc.record({ kind: fc.constant('cell' as const), place: whole, input: whole }),
  fc.record({ kind: fc.constant('formula' as const), column: fc.nat(1), formula: whole }),
  fc.record({ kind: fc.constant('parameter' as const), value: whole }),
  fc.record({ kind: fc.constant('line' as const), row: fc.nat(3) }),
  fc.constant({ kind: 'undo' as const }),
);

function take(world: EngineWorld, { ...step }: Step): void {
  const rows = rowCount(world.table());
  switch (step.kind) {
    case 'value':
      if (rows > 0) world.setValue('Annual revenue', step.row % rows, step.value);
      break;
    case 'insert':
      world.insertRow(step.row % (rows + 1), { 'Annual revenue': step.value, Active: step.value > 9 });
      break;
    case 'remove':
      if (rows > 0) world.removeRows(step.row % rows, 1);
      break;
    case 'cell':
      world.type({
        [places[step.place % places.length] as string]: inputs[step.input % inputs.length] as GridInput,
      });
      break;
    case 'formula':
      world.setFormula(
        ['Double', 'Share'][step.column] as string,
        columnFormulas[step.formula % columnFormulas.length] as string,
      );
      break;
    case 'parameter':
      world.setParameter('Rate', step.value / 10);
      break;
    case 'line': {
      const sheet = world.workbook.document.sheets[0];
      if (sheet?.kind !== 'grid') throw new Error('Sheet1 is a grid');
      const after = lineIdAt(sheet.rows, step.row);
      const lines = [[sheet.nextRowId, 1]] as const;
      world.dispatch({ kind: 'insertLines', sheetId: sheet.id, dimension: 'rows', after, lines });
      break;
    }
    case 'undo': {
      const last = world.lastInverse;
      if (last) world.dispatch(...last);
      break;
    }
  }
}

/** Everything the screen shows that was computed; a cycle may be named from any of its members. */
function shown(world: EngineWorld): unknown {
  const withoutPath = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'code' in value ? value.code : value;
  const sheet = world.workbook.document.sheets[0];
  if (sheet?.kind !== 'grid') throw new Error('Sheet1 is a grid');
  const cells: unknown[] = [];
  for (let row = 0; row < Math.min(axisLength(sheet.rows), 40); row++) {
    for (let col = 0; col < 7; col++) {
      cells.push(
        withoutPath(
          world.mirror.gridValue(sheet.id, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, col)),
        ),
      );
    }
  }
  return { cells, columns: ['Double', 'Share'].map((name) => world.column(name).map(withoutPath)) };
}

describe('an engine that follows changes', () => {
  it('shows what one shows that opens the workbook as it is then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (steps, waits) => {
          const world = new EngineWorld(inProcessTransport, sampleWorkbook().document);
          world.addParameter('Rate', 0.5);
          world.addColumn('Double', '=[@[Annual revenue]]*2');
          world.addColumn('Share', '=[@Double]/SUM([Double])');
          world.type({ A1: 1, C1: '=SUM(Customers[Share])' });
          for (const each of steps) {
            take(world, each);
            if (waits) await world.settled();
          }
          await world.settled();
          const fresh = new EngineWorld(inProcessTransport, world.workbook.document);
          await fresh.settled();
          try {
            expect(shown(world)).toEqual(shown(fresh));
          } finally {
            world.dispose();
            fresh.dispose();
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});
