import { expect, it } from 'vitest';
import { functionCatalogue } from '../../src/session/functionCatalogue';
import { inProcessTransport } from '../../src/engine/inProcessTransport';
import { lineId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import type { GridCell, WorkbookDocument } from '../../src/model/document';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { nowRunning } from '../support/hangWatch';
import { sampleWorkbook } from '../support/sampleWorkbook';
import { EngineWorld } from './engineWorld';

const grammarFormulas = testSize(2_000, 100_000);
const formulasPerWorkbook = 50;

const nested = (depth: number, open: string, inner: string, close: string): string =>
  `=${open.repeat(depth)}${inner}${close.repeat(depth)}`;

/** Arrays that are within the limit are legitimate, and take their time. */
const [many, side] = [testSize(100_000, 1_000_000), testSize(150, 500)];

/** What hangs, floods or breaks a calculator that believes what it is told. */
const bombs: readonly string[] = [
  '=REPT("x",1E9)',
  '=REPT(REPT("x",30000),30000)',
  '=LEN(REPT("ab",1E6))',
  '=SEQUENCE(1048576,16384)',
  '=SEQUENCE(1E9)',
  '=SUM(SEQUENCE(20000)*SEQUENCE(1,20000))',
  '=SUM(IF(SEQUENCE(20000)>SEQUENCE(1,20000),1,0))',
  '=SUM(SEQUENCE(1E7))',
  '=SUM(SEQUENCE(1000,1000)*SEQUENCE(1000,1000))',
  `=SEQUENCE(${side},1000)&SEQUENCE(${side},1000)`,
  '=TEXTJOIN(REPT(",",30000),TRUE,SEQUENCE(100000))',
  '=CONCATENATE(REPT("x",32767),REPT("x",32767),REPT("x",32767))',
  '=SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767))',
  '=COUNTIF(A1:A200,"*a*a*a*a*a*a*a*b")',
  '=MATCH("*a*a*a*a*a*a*a*b",A1:A200,0)',
  '=SEARCH("*a*a*a*a*a*a*a*b",REPT("a",32767))',
  '=SUM(A:XFD)',
  '=SUM(A1:XFD1048576)',
  '=OFFSET(A1,0,0,1048576,16384)',
  '=SUM(OFFSET(A1,0,0,1E9,1E9))',
  '=OFFSET(A1)',
  '=OFFSET()',
  '=OFFSET(A1,,)',
  '=INDIRECT("A1:XFD1048576")',
  '=FACT(1E9)',
  '=COMBIN(1E9,5E8)',
  '=MULTINOMIAL(1,1E300)',
  '=CUMIPMT(0.1,1E300,1,1,1E300,0)',
  '=CUMPRINC(0.1,1E300,1,1E17,1E300,0)',
  '=DB(1E9,1,1E300,1E300)',
  '=FACTDOUBLE(1E9)',
  '=COMBINA(1E9,1E9)',
  '=BINOM.DIST(1E9,1E12,0.5,TRUE)',
  '=NEGBINOM.DIST(1E12,1E12,0.5,TRUE)',
  '=POISSON.DIST(1E12,1E12,TRUE)',
  '=HYPGEOM.DIST(1E9,1E10,1E10,1E11,TRUE)',
  '=WORKDAY(1,1E9)',
  '=WORKDAY(1E300,-1.5)',
  '=WORKDAY.INTL(1,1E300)',
  '=BESSELJ(1,1E300)',
  '=GAMMA.INV(0.5,1E15,1E300)',
  '=MULTINOMIAL("1E300")',
  '=COMBIN({1,2},1E300)',
  '=NETWORKDAYS(1,1E9)',
  '=ROMAN(1E300)',
  '=BASE(1E15,2,255)',
  '=GCD(1E300,3)',
  '=10^1E9',
  `=MMULT(SEQUENCE(${side},${side}),SEQUENCE(${side},${side}))`,
  `=TRANSPOSE(SEQUENCE(${many}))`,
  `=SORT(SEQUENCE(${many},1,${many},-1))`,
  '=DATE(1E300,1E300,1E300)',
  '=TEXT(1E300,REPT("0",30000))',
  '=A1+Z99',
  nested(2000, '(', '1', ')'),
  nested(60, 'IF(1,', '1', ')'),
  nested(39, 'SUM(', '1', ')'),
  nested(5000, '-', '1', ''),
  `=${'1+'.repeat(4000)}1`,
  `={${'1,'.repeat(4000)}1}`,
  `="${'x'.repeat(8000)}"`,
  `=${'A1:A200,'.repeat(20)}`,
  '=\u0000',
  '=__proto__',
  '=constructor()',
  '=ENGINE.CAPTURE(1)',
  '=TABLE.VALUES("x")',
  '=[@X]',
  '=@@@',
  '={}',
  '=#REF!#REF!',
];

const leaves: readonly string[] = [
  '1',
  '0',
  '-1.5',
  '1E300',
  '"x"',
  '""',
  'TRUE',
  'A1',
  'B$3',
  'A1:B9',
  'A:A',
  '{1,2;3,4}',
  '#N/A',
  'Sheet1!C3',
  'Nothing',
  '"*a*b?"',
];
const operators = ['+', '-', '*', '/', '^', '&', '=', '<>', '<=', ':', ' '] as const;
const names = functionCatalogue.map(({ name }) => name);

/** Anything that looks like a formula, well formed for the most part. */
function madeFormula(dice: (sides: number) => number, depth = 0): string {
  const inner = (): string => madeFormula(dice, depth + 1);
  switch (depth > 4 ? 0 : dice(6)) {
    case 1:
    case 2: {
      const args = Array.from({ length: dice(5) }, () => (dice(12) === 0 ? '' : inner()));
      return `${names[dice(names.length)]}(${args.join(',')}${dice(40) === 0 ? '' : ')'}`;
    }
    case 3:
      return `${inner()}${operators[dice(operators.length)]}${inner()}`;
    case 4:
      return `(${inner()})${dice(4) === 0 ? '%' : ''}`;
    case 5:
      return `-${inner()}`;
    default:
      return leaves[dice(leaves.length)] as string;
  }
}

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

it.each(bombs.map((bomb) => [bomb.length > 40 ? `${bomb.slice(0, 40)}…` : bomb, bomb]))(
  'ends in its own cell: %s',
  async (_, bomb) => {
    await expectAnswers([bomb]);
  },
  testTimeoutMs(60_000),
);

it(
  'a workbook opens and answers whatever its formulas say',
  async () => {
    for (let from = 0; from < grammarFormulas; from += formulasPerWorkbook) {
      const seed = firstSeed + from;
      const dice = diceOf(seed);
      const formulas = Array.from({ length: formulasPerWorkbook }, () => `=${madeFormula(dice)}`);
      try {
        await expectAnswers(formulas);
      } catch (error) {
        throw new Error(`repeat with WORTHBOOK_SEED=${seed}`, { cause: error });
      }
    }
    recordFigure('formula bombs and grammar-made formulas', {
      bombs: bombs.length,
      formulas: grammarFormulas,
      firstSeed,
      failed: 0,
    });
  },
  testTimeoutMs(120_000),
);
