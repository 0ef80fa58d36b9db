import { functionCatalogue } from '../../src/session/functionCatalogue';
import { testSize } from './testSize';

const nested = (depth: number, open: string, inner: string, close: string): string =>
  `=${open.repeat(depth)}${inner}${close.repeat(depth)}`;

/** Arrays that are within the limit are legitimate, and take their time. */
const [many, side] = [testSize(100_000, 1_000_000), testSize(150, 500)];

/** What hangs, floods or breaks a calculator that believes what it is told. */
export const formulaBombs: readonly string[] = [
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
  '=LEN(SUBSTITUTE(REPT("a",20000),"a",REPT("b",20000)))',
  '=TRIM("x"&REPT(" ",32000)&"x")',
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
  // Other arguments each time that its result is there.
  '=RESPONSE.FIT(RAND(),SHEET())',
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
export function madeFormula(dice: (sides: number) => number, depth = 0): string {
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
