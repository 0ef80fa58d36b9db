import type { ParameterSpec } from './spec';
import { functionSpec } from './registry';

/**
 * A function of ours in Excel's own words, for exported workbooks. Parameters stand by their names.
 *
 * - `inline`: takes the place of the call; short arithmetic that works in every version of Excel and in other programs.
 * - `lambda`: becomes a defined name of the function's own name, so that formulas read as they do here.
 *
 * `when` limits a form to calls with that many arguments; other calls take the next form. Arguments that are left out get
 * their defaults, so a form never has to ask whether they are there.
 */
export interface ExcelForm {
  readonly kind: 'inline' | 'lambda';
  readonly when?: number;
  readonly body: string;
}

const inline = (body: string, when?: number): ExcelForm => ({
  kind: 'inline',
  body,
  ...(when === undefined ? {} : { when }),
});
const lambda = (body: string): ExcelForm => ({ kind: 'lambda', body });

const binOf = 'SUMPRODUCT(--(PERCENTILE.INC(population,SEQUENCE(k-1)/k)<value))';
const scoreOf = 'SUMPRODUCT(--(PERCENTILE.INC(population,SEQUENCE(bins-1)/bins)<value))';

/** By upper-case name. What is not here is exported as its value. */
const forms: Readonly<Record<string, readonly ExcelForm[]>> = {
  CVA: [inline('revenue-marketing_cost-sales_cost-service_cost')],
  CUSTOMERVALUE: [inline('purchases+cross_purchases+intangible-cost-risk')],
  CAPABILITY: [inline('total_gain-money-time-effort')],
  LIFETIME: [inline('1/churn')],
  CAC: [inline('spend/new_customers')],
  LTVCAC: [inline('clv/cac')],
  PAYBACK: [inline('cac/margin_per_period')],
  CHURN: [inline('lost/initial')],
  RETENTION: [inline('1-lost/initial')],
  'CHURN.CONVERT': [inline('1-(1-rate)^(from_per_year/to_per_year)')],
  NRR: [inline('(start+expansion-contraction-churned)/start')],
  GRR: [inline('MIN(1,(start-contraction-churned)/start)')],
  RESPONSE: [inline('responses/contacts')],
  'DEVELOP.PROFIT': [inline('contacts*response_rate*quantity*unit_margin-contacts*contact_cost-supply_cost')],
  CLV: [
    lambda('SUMPRODUCT((revenues-costs)/(1+rate)^(SEQUENCE(ROWS(revenues),COLUMNS(revenues))-1+timing))'),
  ],
  QUADRANT: [
    inline(
      'IF(value>=MEDIAN(value_cut),IF(capability>=MEDIAN(capability_cut),"A","B"),IF(capability>=MEDIAN(capability_cut),"C","D"))',
      4,
    ),
    lambda('INDEX(labels,IF(value>=MEDIAN(value_cut),1,3)+IF(capability>=MEDIAN(capability_cut),0,1))'),
  ],
  SEGMENT: [
    inline('1+SUMPRODUCT(--(value>=breaks))', 2),
    lambda('INDEX(labels,1+SUMPRODUCT(--(value>=breaks)))'),
  ],
  'SEGMENT.QUANTILE': [inline(`1+${binOf}`, 3), lambda(`INDEX(labels,1+${binOf})`)],
  'RFM.SCORE': [lambda(`IF(lower_is_better,bins-${scoreOf},1+${scoreOf})`)],
  'SEGMENT.PARETO': [
    lambda(
      'IF(value<=0,"C",IF(SUMIF(population,">"&value)/SUM(population)<a,"A",IF(SUMIF(population,">"&value)/SUM(population)<b,"B","C")))',
    ),
  ],
  'PARETO.SHARE': [
    lambda('SUMPRODUCT(LARGE(values,SEQUENCE(ROUNDUP(COUNT(values)*top_fraction,0))))/SUM(values)'),
  ],
  'PARETO.CUMULATIVE': [lambda('SUMIF(population,">="&value)/SUM(population)')],
  GINI: [
    lambda(
      'SUMPRODUCT((2*SEQUENCE(COUNT(values))-COUNT(values)-1)*SMALL(values,SEQUENCE(COUNT(values))))/(COUNT(values)*SUM(values))',
    ),
  ],
  HHI: [lambda('SUMSQ(values)/SUM(values)^2')],
};

/** How Excel computes a function of ours; `undefined` when it has no words for it. */
export function excelForm(name: string, argumentCount: number): ExcelForm | undefined {
  return forms[name.toUpperCase()]?.find(({ when }) => when === undefined || when === argumentCount);
}

/** Functions that are Excel's own: they are written as they are. */
export function isExcelsOwn(name: string): boolean {
  return functionSpec(name)?.family === 'excel';
}

/** The arguments a form takes, those that are left out by their defaults; `null` when one has none. */
export function completeArguments(name: string, given: readonly string[]): readonly string[] | null {
  const { parameters } = functionSpec(name) ?? { parameters: [] as readonly ParameterSpec[] };
  const complete: string[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const text = given[index]?.trim() ?? '';
    if (text !== '') complete.push(text);
    else if (parameter.default !== undefined) complete.push(constantText(parameter.default));
    else if (parameter.optional) break;
    else return null;
  }
  return complete;
}

/** The names of a function's parameters, in order. */
export function parameterNames(name: string): readonly string[] {
  return (functionSpec(name)?.parameters ?? []).map((parameter) => parameter.name);
}

/** The names of all functions that have a form. */
export const functionsWithForms: readonly string[] = Object.keys(forms);

function constantText(value: ParameterSpec['default']): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : '""';
}
