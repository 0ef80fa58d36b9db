import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import type { ExplainedTerm } from '../../src/model/explanation';
import type { GridInput } from '../../src/model/document';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { CellValue } from '../../src/shared/value';
import { EngineWorld } from '../contract/engineWorld';
import { isSameResult } from '../support/sameResult';

/*
 * A cell explained: what is said of each part of a formula is what that part comes to in a cell of its own.
 *
 *     A1:C3   values of every kind        D1   the formula        F1, F9, F17, ...   its parts, each with room to spill
 */

const runs = 200;
const room = 8;
const inputs: fc.Arbitrary<GridInput> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<GridInput>(0, 1, -2, 0.5, 12, 100, 1e-3) },
  { weight: 2, arbitrary: fc.constantFrom<GridInput>('abc', '12', '客户') },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
);
const cells = fc.array(inputs, { minLength: 9, maxLength: 9 });
const addresses = ['A', 'B', 'C'].flatMap((column) => [1, 2, 3].map((row) => `${column}${row}`));

const cell = fc.constantFrom(...addresses);
const range = fc.constantFrom('A1:A3', 'A1:C1', 'B1:C3', '$A$1:$C$3');
const literal = fc.constantFrom('0', '1', '-2', '0.5', '"abc"', 'TRUE', '{1,2;3,4}');
const { formula } = fc.letrec<{ formula: string; value: string }>((tie) => {
  const call = (names: readonly string[], ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...names), ...args).map(([name, ...texts]) => `${name}(${texts.join(',')})`);
  return {
    value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, cell, literal, tie('formula')),
    formula: fc.oneof(
      fc
        .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<', '>='), tie('value'))
        .map((parts) => `(${parts.join('')})`),
      tie('value').map((operand) => `-${operand}`),
      tie('value').map((operand) => `${operand}%`),
      call(['IF', 'IFERROR'], tie('value'), tie('value')),
      call(['IF'], tie('value'), tie('value'), tie('value')),
      call(['SUM', 'MAX', 'AVERAGE', 'COUNT', 'COUNTA'], fc.oneof(range, tie('value')), tie('value')),
      call(['ABS', 'LEN', 'UPPER', 'ISNUMBER', 'ROUND'], tie('value')),
      call(['COUNTIF', 'SUMIF'], range, fc.constantFrom('">0"', '"abc"', '12')),
      call(['INDEX'], range, fc.constantFrom('1', '2', '1,1')),
      call(
        ['CLV'],
        fc.constantFrom('{100,120}', 'A1:C1'),
        fc.constantFrom('20', 'A2'),
        fc.constantFrom('0.1', 'B1'),
      ),
      call(['TRANSPOSE', 'SORT', 'UNIQUE'], range),
    ),
  };
});

const partsOf = (term: ExplainedTerm): ExplainedTerm[] => [term, ...term.terms.flatMap(partsOf)];

/** A blank that is a result shows 0. */
const shown = (value: CellValue): CellValue => value ?? 0;

const world = new EngineWorld(inProcessTransport, newWorkbook());
afterAll(() => world.dispose());

it('says of each part of a formula what that part comes to alone', async () => {
  const sheetId = world.workbook.document.sheets[0]!.id;
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(cells, formula, async (values, text) => {
      world.type({
        ...Object.fromEntries(addresses.map((address, index) => [address, values[index] ?? null])),
        D1: `=${text}`,
      });
      await world.settled();
      const explanation = await world.client.explain({ sheetId, rowIndex: 0, columnIndex: 3 });
      const parts = explanation?.term ? partsOf(explanation.term).filter((part) => part.text !== '') : [];
      const places = parts.map((_, index) => `F${1 + index * room}`);
      const alone = parts.map((part) =>
        toShownFormula(`=${part.text}`, world.workbook.document, { sheetId }),
      );
      world.type(Object.fromEntries(places.map((place, index) => [place, alone[index] ?? null])));
      await world.settled();
      for (const [index, { value }] of parts.entries()) {
        if (value === null) continue;
        const said = value.kind === 'one' ? value.value : (value.first[0] ?? null);
        const found = world.cell(places[index] ?? '');
        compared++;
        if (!isSameResult(shown(said), shown(found)))
          expect({ formula: text, part: alone[index], said }).toEqual({
            formula: text,
            part: alone[index],
            said: found,
          });
      }
      world.type(Object.fromEntries(places.map((place) => [place, null])));
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(runs);
  console.info(`${compared} parts of ${runs} formulas compared`);
}, 120_000);
