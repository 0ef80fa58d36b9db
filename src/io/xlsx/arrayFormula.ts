import { parseCellReference } from '../../model/formula/cellReference';
import { formulaNodes, formulaTree, type FormulaNode } from '../../model/formula/formulaTree';
import { parseStructuredReference } from '../../model/formula/structuredReference';

/** Functions that take cells as they are, so that Excel need not be told. */
const takesRanges = new Set(
  (
    'AGGREGATE AND AREAS AVEDEV AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS CHISQ.TEST CHITEST COLUMNS CONCAT CORREL COUNT COUNTA ' +
    'COUNTBLANK COUNTIF COUNTIFS COVAR COVARIANCE.P COVARIANCE.S DEVSQ F.TEST FORECAST FORECAST.LINEAR FREQUENCY FTEST GCD ' +
    'GEOMEAN GROWTH HARMEAN HLOOKUP INDEX INTERCEPT IRR KURT LARGE LCM LINEST LOGEST LOOKUP MATCH MAX MAXA MAXIFS MDETERM ' +
    'MEDIAN MIN MINA MINIFS MINVERSE MIRR MMULT MODE MODE.MULT MODE.SNGL MULTINOMIAL NETWORKDAYS NETWORKDAYS.INTL NPV OFFSET ' +
    'OR PEARSON PERCENTILE PERCENTILE.EXC PERCENTILE.INC PERCENTRANK PERCENTRANK.EXC PERCENTRANK.INC PROB PRODUCT QUARTILE ' +
    'QUARTILE.EXC QUARTILE.INC RANK RANK.AVG RANK.EQ ROWS RSQ SERIESSUM SKEW SKEW.P SLOPE SMALL STDEV STDEV.P STDEV.S STDEVA ' +
    'STDEVP STDEVPA STEYX SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ SUMX2MY2 SUMX2PY2 SUMXMY2 T.TEST TEXTJOIN TRANSPOSE ' +
    'TREND TRIMMEAN TTEST VAR VAR.P VAR.S VARA VARP VARPA VLOOKUP WORKDAY WORKDAY.INTL XIRR XLOOKUP XMATCH XNPV XOR Z.TEST ZTEST'
  ).split(' '),
);
/** Their results are arrays of themselves. */
const makesArrays =
  /^(CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|FILTER|HSTACK|MAKEARRAY|MAP|BYROW|BYCOL|SCAN|RANDARRAY|SEQUENCE|SORT|SORTBY|TAKE|TEXTSPLIT|TOCOL|TOROW|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS)$/;

/** Arguments of them that are one value each. */
function isSingle(name: string, index: number): boolean {
  if (/^(COUNT|SUM|AVERAGE)IF$/.test(name)) return index === 1;
  if (name === 'COUNTIFS') return index % 2 === 1;
  if (/^(SUM|AVERAGE|MIN|MAX)IFS$/.test(name)) return index > 0 && index % 2 === 0;
  if (/^(X?MATCH|[VHX]?LOOKUP|RANK(\.EQ|\.AVG)?)$/.test(name)) return index === 0;
  if (/^(INDEX|LARGE|SMALL|(PERCENTILE|QUARTILE)(\.INC|\.EXC)?)$/.test(name)) return index > 0;
  return false;
}

/**
 * Whether a formula, as a file has it, must be marked as one that works on whole arrays: `SUM(A1:A9*2)`. Without the mark
 * Excel takes it for a formula of an older version and reads only one cell of `A1:A9`. Names that hold a LAMBDA take ranges
 * as they are.
 */
export function needsArray(written: string, lambdas: { has(name: string): boolean }): boolean {
  const tree = formulaTree(`=${written}`);
  if (!tree) return false;
  for (const node of formulaNodes(tree)) {
    const name = bareName(node);
    if (node.kind === 'call' && makesArrays.test(name)) return true;
  }
  return visit(tree, lambdas, false).isNeeded;
}

interface Visited {
  readonly isArray: boolean;
  readonly isNeeded: boolean;
}

/** `isWhole`: within `SUMPRODUCT`, which works on arrays by itself, but for choices between values. */
function visit(node: FormulaNode, lambdas: { has(name: string): boolean }, isWhole: boolean): Visited {
  if (node.kind === 'reference') return { isArray: isSeveral(node.text), isNeeded: false };
  if (node.kind !== 'operation' && node.kind !== 'call') return { isArray: false, isNeeded: false };
  const name = bareName(node);
  const isProduct = name === 'SUMPRODUCT';
  const terms = node.terms.map((term) => visit(term, lambdas, isProduct || isWhole));
  if (terms.some(({ isNeeded }) => isNeeded)) return { isArray: true, isNeeded: true };
  const hasArray = terms.some(({ isArray }) => isArray);
  if (node.kind === 'operation') {
    const isRange = [':', ' ', ','].includes(node.name);
    return { isArray: hasArray, isNeeded: hasArray && !isRange && !isWhole };
  }
  if (lambdas.has(name)) return { isArray: false, isNeeded: false };
  if (takesRanges.has(name)) {
    const isNeeded = terms.some(({ isArray }, index) => isArray && isSingle(name, index)) && !isWhole;
    return { isArray: isNeeded || name === 'TRANSPOSE' || name === 'MMULT', isNeeded };
  }
  const isChoice = /^IF(S|ERROR|NA)?$|^CHOOSE$|^SWITCH$/.test(name);
  return { isArray: hasArray, isNeeded: hasArray && (isChoice || !isWhole) };
}

const bareName = ({ kind, name }: FormulaNode): string =>
  kind === 'call' ? name.replace(/^(_XLFN\.|_XLWS\.)+/, '') : '';

function isSeveral(reference: string): boolean {
  const structured = parseStructuredReference(reference);
  if (structured) return !structured.thisRow || structured.columns.length !== 1;
  const range = parseCellReference(reference)?.range;
  if (!range) return false;
  const { top, bottom, left, right } = range;
  if (top == null || left == null) return true;
  return (bottom ?? top) !== top || (right ?? left) !== left;
}
