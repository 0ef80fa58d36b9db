import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blockFromValues } from '../../src/model/columnBlocks';
import type { EngineTransport } from '../../src/engine/protocol';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

/** `transport` brings the functions of `test/hosts/ourFunctions.js`. */
export function engineHostFunctionsContract(where: string, transport: () => EngineTransport): void {
  describe(`functions of a host, with the engine ${where}`, () => {
    let world: EngineWorld;
    beforeEach(async () => {
      world = await new EngineWorld(transport, sampleWorkbook().document).settled();
    });
    afterEach(() => world.dispose());

    it('are told in words before anything is computed, and what was refused with the reason', async () => {
      const { functions, refused } = await world.client.hostFunctions();
      expect(functions.map(({ name }) => name)).toEqual([
        'OUR.MARGIN',
        'OUR.TOP',
        'OUR.SORTS',
        'OUR.NOW',
        'OUR.THROWS',
        'OUR.ANSWERS',
        'OUR.ARRAYS',
        'OUR.HANGS',
      ]);
      expect(functions[0]).toMatchObject({
        summary: { en: 'What is left of the revenue.', 'zh-CN': '收入中剩余的比例。' },
        parameters: [{ name: 'revenue', unit: { en: 'money' } }, { name: 'cost' }],
      });
      expect(functions[0]).not.toHaveProperty('compute');
      expect(refused).toMatchObject([{ code: 'hostFunctionNameTaken', params: { name: 'CLV' } }]);
    });

    it('are called in cells like any other: alone, within others, element by element, as arrays', async () => {
      world.type({
        A1: 200,
        B1: 50,
        A2: '=our.margin(A1,B1)',
        A3: '=ROUND(OUR.MARGIN(A1,B1)*OUR.NOW(),1)',
        A4: '=OUR.MARGIN(A1)',
        A5: '=SUM(OUR.MARGIN({100,200},50))',
        A6: '=OUR.TOP(A1:B1,2)',
        C1: '=CLV({100,120},{20,25},0.1)',
      });
      await world.settled();
      expect(world.cells(['A2', 'A3', 'A4', 'A5', 'A6', 'A7'])).toEqual([0.75, 31.5, 1, 1.25, 200, 50]);
      expect(world.cell('C1')).toBeCloseTo(151.2396694214876, 9);
      world.type({ B1: 100 });
      await world.settled();
      expect(world.cell('A2')).toBe(0.5);
    });

    it('have their arguments checked as the row says, and give errors of their own', async () => {
      world.type({
        A1: '=OUR.MARGIN()',
        A2: '=OUR.MARGIN(1,2,3)',
        A3: '=OUR.MARGIN("many")',
        A4: '=OUR.MARGIN(1/0)',
        A5: '=OUR.TOP({1,2},0)',
        A6: '=OUR.MARGIN(0)',
      });
      await world.settled();
      expect(world.cells(['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])).toMatchObject([
        { reason: 'tooFewArguments', params: { function: 'OUR.MARGIN' } },
        { reason: 'tooManyArguments' },
        { code: 'VALUE', params: { function: 'OUR.MARGIN', argument: 'revenue' } },
        { code: 'DIV0' },
        { code: 'NUM', params: { argument: 'count' } },
        { code: 'DIV0', reason: 'hostFunctionSays', params: { detail: 'Revenue is 0.' } },
      ]);
    });

    it('calculate columns of tables, row by row and over whole columns', async () => {
      world.addColumn('Margin', '=OUR.MARGIN([@Annual revenue],10)');
      world.addColumn('Largest', '=INDEX(OUR.TOP([Annual revenue],1),1)');
      world.addColumn('Failing', '=IF([@Annual revenue]=MAX([Annual revenue]),OUR.THROWS(),1)');
      await world.settled();
      expect(world.column('Margin')).toMatchObject([0.9, 0.95, { code: 'DIV0', reason: 'hostFunctionSays' }]);
      expect(world.column('Largest')).toEqual([200, 200, 200]);
      expect(world.column('Failing')).toMatchObject([1, { reason: 'hostFunctionThrew' }, 1]);
    });

    it('that throw are an error in their own cells, which names them and says what they threw', async () => {
      world.type({ A1: '=OUR.THROWS()', A2: '=IFERROR(OUR.THROWS(1),7)', A3: '=A1', A4: '=1+1' });
      await world.settled();
      expect(world.cells(['A1', 'A2', 'A4'])).toMatchObject([
        {
          code: 'ERROR',
          reason: 'hostFunctionThrew',
          params: { function: 'OUR.THROWS', detail: 'no price list' },
        },
        7,
        2,
      ]);
      expect(world.cell('A3')).toEqual(world.cell('A1'));
    });

    it('that answer what no cell can hold are an error in their own cells', async () => {
      const found = {
        undefined: 'undefined',
        object: 'Object',
        function: 'function',
        symbol: 'symbol',
        bigint: 'bigint',
        date: 'Date',
        promise: 'Promise',
        nan: 'NaN',
        array: 'an array, declared as one value',
      };
      const kinds = [...Object.keys(found), 'infinite', 'text', 'trap'];
      const cells = Object.fromEntries(kinds.map((kind, row) => [`A${row + 1}`, `=OUR.ANSWERS("${kind}")`]));
      const arrays = { C1: 'huge', C5: 'ragged', C9: 'empty', C13: 'flat', C17: 'holes' };
      world.type({ ...cells, E1: '=1+1' });
      for (const [place, kind] of Object.entries(arrays)) world.type({ [place]: `=OUR.ARRAYS("${kind}")` });
      await world.settled();
      const results = Object.fromEntries(kinds.map((kind, row) => [kind, world.cell(`A${row + 1}`)]));
      for (const [kind, what] of Object.entries(found)) {
        expect(results[kind]).toMatchObject({
          reason: 'hostFunctionAnswer',
          params: { function: 'OUR.ANSWERS', found: what },
        });
      }
      expect(results).toMatchObject({
        infinite: { reason: 'resultNotFinite' },
        text: { reason: 'textTooLong' },
        trap: { reason: 'hostFunctionThrew', params: { detail: 'not to be read' } },
      });
      expect(world.cells([...Object.keys(arrays), 'D17'])).toMatchObject([
        { reason: 'calculationTooLarge' },
        { reason: 'hostFunctionAnswer' },
        { reason: 'hostFunctionAnswer' },
        { reason: 'hostFunctionAnswer' },
        1,
        { reason: 'hostFunctionAnswer', params: { found: 'undefined' } },
      ]);
      expect(world.cell('E1')).toBe(2);
    });

    it('cannot change what they are given', async () => {
      world.type({
        A1: 3,
        A2: 1,
        A3: 2,
        B1: '=OUR.SORTS(A1:A3)',
        B2: '=INDEX(A1:A3,1)',
        B3: '=OUR.TOP(A1:A3,1)',
      });
      await world.settled();
      expect(world.cells(['B1', 'B2', 'B3'])).toMatchObject([{ reason: 'hostFunctionThrew' }, 3, 3]);
    });

    it('are computed anew when a workbook is opened, whatever was stored where they were not known', async () => {
      world.addColumn('Margin', '=OUR.MARGIN([@Annual revenue],10)');
      await world.settled();
      const { document } = world.workbook;
      const { id: sheetId } = world.table();
      const { id: columnId } = world.columnNamed('Margin');
      const stored = [blockFromValues('number', [1, 2, 3])];
      const expected = world.column('Margin');
      world.dispose();
      world = await new EngineWorld(transport, document, {
        version: 0,
        columns: [{ sheetId, columnId, firstBlock: 0, blocks: stored, complete: true }],
        cells: [],
      }).settled();
      expect(world.column('Margin')).toEqual(expected);
    });

    it('are not called any more once they have not come to an end too often, and the others are', async () => {
      const holding = (): EngineTransport => {
        const held = transport();
        const send = held.send.bind(held);
        held.send = (request, transfer) =>
          send(request.kind === 'open' ? { ...request, heldFunctions: ['OUR.NOW'] } : request, transfer);
        return held;
      };
      world.dispose();
      world = await new EngineWorld(holding, sampleWorkbook().document).settled();
      world.type({ A1: '=OUR.NOW()', A2: '=OUR.MARGIN(200,50)', A3: '=IFERROR(OUR.NOW(),7)' });
      await world.settled();
      expect(world.cells(['A1', 'A2', 'A3'])).toMatchObject([
        { code: 'ERROR', reason: 'hostFunctionHeld', params: { function: 'OUR.NOW' } },
        0.75,
        7,
      ]);
    });

    it('are explained part by part', async () => {
      world.type({ A1: 200, A2: '=OUR.MARGIN(A1,50)*2' });
      await world.settled();
      const { id: sheetId } = world.workbook.document.sheets.find(({ name }) => name === 'Sheet1')!;
      const explained = await world.client.explain({ sheetId, rowIndex: 1, columnIndex: 0 });
      expect(explained?.term?.terms[0]).toMatchObject({
        name: 'OUR.MARGIN',
        value: { kind: 'one', value: 0.75 },
      });
    });
  });
}
