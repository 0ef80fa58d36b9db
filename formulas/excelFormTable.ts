import { quadrantAction, quadrantLetters } from './quadrant';
import { rfmSegment, rfmSegmentNames } from './rfm';
import { shareTolerance } from './population';
import type { Locale } from '../src/shared/localText';

/**
 * A function of ours in Excel's own words, for exported workbooks. Parameters stand by their names.
 *
 * - `inline`: takes the place of the call; short, and works in every version of Excel and in other programs. Arrays are
 *   only worked out where Excel does so by itself, as within `SUMPRODUCT`.
 * - `lambda`: becomes a defined name of the function's own name, so that formulas read as they do here. A function has at
 *   most one.
 *
 * `given` names the optional parameters without a default that a call must give, all of them and no others: with labels and
 * without are two forms. Every other parameter has a value, so a form never has to ask whether it is there.
 *
 * `test/contract/excelForms.test.ts` holds each form equal to the function.
 */
export interface ExcelForm {
  readonly kind: 'inline' | 'lambda';
  readonly given: readonly string[];
  readonly body: string;
}

const inline = (body: string, ...given: string[]): ExcelForm => ({ kind: 'inline', given, body });
const lambda = (body: string, ...given: string[]): ExcelForm => ({ kind: 'lambda', given, body });

/** Numbers of a population that compare so with a value; texts in it count for nothing. */
const counted = (population: string, comparison: string): string =>
  `SUMPRODUCT(ISNUMBER(${population})*(${population}${comparison}))`;
/** The sum of those; what is no number adds nothing. */
const summed = (population: string, comparison: string): string =>
  `SUMPRODUCT(--(${population}${comparison}),${population})`;

/** `headCount`: how many make up a fraction, rounded up. */
const heads = (population: string, fraction: string): string =>
  `MAX(0,ROUNDUP(COUNT(${population})*(${fraction}-${tolerance}),0))`;
const tolerance = shareTolerance.toExponential().toUpperCase();

/**
 * 1 + the cut points below a value. `PERCENTILE.INC` would multiply by a rounded fraction and miss the values on which a cut
 * lies; the last cut is the largest value, which keeps `SEQUENCE` from being empty.
 */
function quantileClass(value: string, population: string, classes: string): string {
  const at = `((COUNT(${population})-1)*SEQUENCE(${classes})/${classes})`;
  const low = `SMALL(${population},INT(${at})+1)`;
  const high = `SMALL(${population},ROUNDUP(${at},0)+1)`;
  return `MIN(${classes},1+SUMPRODUCT(--(${low}+(${at}-INT(${at}))*(${high}-${low})<${value})))`;
}

function sherden(top: string, middle: string, drained: string): string {
  const isTop = `${counted('population', '>profit')}<${heads('population', '0.2')}`;
  const isDrain = `IF(profit<0,${counted('population', '<profit')}<${heads('population', '0.3')},FALSE)`;
  return `IF(${isTop},${top},IF(${isDrain},${drained},${middle}))`;
}

const paretoBefore = `${summed('population', '>value')}/SUM(population)`;

const texts = (rows: readonly (readonly string[])[]): string =>
  `{${rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join(';')}}`;
const byLanguage = (textsOf: (locale: Locale) => string): string =>
  `IF(language="en",${textsOf('en')},${textsOf('zh-CN')})`;
const scores = [1, 2, 3, 4, 5];

/** By upper-case name; they may call each other. What is not here is exported as its value. */
export const excelForms: Readonly<Record<string, readonly ExcelForm[]>> = {
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
  'CLV.RETENTION': [
    inline('IF(margin=0,0,IF(retention>=1+rate,#NUM!,margin/(1+rate)^timing/(1-retention/(1+rate))))'),
    inline(
      'margin/(1+rate)^timing*IF(retention=1+rate,periods,(1-(retention/(1+rate))^periods)/(1-retention/(1+rate)))',
      'periods',
    ),
  ],
  QUADRANT: [
    inline(
      'IF(value>=MEDIAN(value_cut),IF(capability>=MEDIAN(capability_cut),"A","B"),IF(capability>=MEDIAN(capability_cut),"C","D"))',
    ),
    lambda(
      'INDEX(labels,IF(value>=MEDIAN(value_cut),1,3)+IF(capability>=MEDIAN(capability_cut),0,1))',
      'labels',
    ),
  ],
  'QUADRANT.ACTION': [
    lambda(
      `INDEX(${byLanguage((locale) => texts(quadrantLetters.map((letter) => [quadrantAction(letter, locale)])))},CODE(UPPER(letter))-64)`,
    ),
  ],
  SEGMENT: [
    inline('1+SUMPRODUCT(--(value>=breaks))'),
    lambda('INDEX(labels,1+SUMPRODUCT(--(value>=breaks)))', 'labels'),
  ],
  'SEGMENT.QUANTILE': [
    lambda(quantileClass('value', 'population', 'k')),
    inline(
      'INDEX(labels,IF(ROWS(labels)=1,1,SEGMENT.QUANTILE(value,population,k)),IF(ROWS(labels)=1,SEGMENT.QUANTILE(value,population,k),1))',
      'labels',
    ),
  ],
  'SEGMENT.PARETO': [
    inline(
      `IF(value<=0,"C",IF(${paretoBefore}<a-${tolerance},"A",IF(${paretoBefore}<b-${tolerance},"B","C")))`,
    ),
  ],
  'SEGMENT.SHERDEN': [
    inline(sherden('"top"', '"middle"', '"drain"')),
    lambda(`INDEX(labels,${sherden('1', '2', '3')})`, 'labels'),
  ],
  'SEGMENT.RFM': [
    lambda(
      `INDEX(${byLanguage((locale) =>
        texts(scores.map((r) => scores.map((f) => rfmSegmentNames[rfmSegment(r, f)][locale]))),
      )},r,f)`,
    ),
  ],
  'RFM.SCORE': [
    inline(
      'IF(lower_is_better,bins+1-SEGMENT.QUANTILE(value,population,bins),SEGMENT.QUANTILE(value,population,bins))',
    ),
  ],
  RFM: [
    inline(
      'bins+1-SEGMENT.QUANTILE(recency,recency_column,bins)' +
        '&SEGMENT.QUANTILE(frequency,frequency_column,bins)&SEGMENT.QUANTILE(monetary,monetary_column,bins)',
    ),
  ],
  'ROLLUP.DISTINCT': [lambda('IFERROR(ROWS(UNIQUE(FILTER(values,(keys=key)*(keys<>"")*(values<>"")))),0)')],
  'PARETO.SHARE': [
    lambda(
      `LET(count,${heads('values', 'top_fraction')},IF(count=0,0,SUM(LARGE(values,SEQUENCE(MAX(1,count))))/SUM(values)))`,
    ),
  ],
  'PARETO.COUNT': [
    lambda(
      `LET(target,(share-${tolerance})*SUM(values),positive,LARGE(values,SEQUENCE(${counted('values', '>0')})),` +
        'IF(SUM(values)>0,(target>0)+SUM(--(SCAN(0,positive,LAMBDA(total,next,total+next))<target)),#NUM!))',
    ),
  ],
  'PARETO.CUMULATIVE': [inline(`${summed('population', '>=value')}/SUM(population)`)],
  'PARETO.DRAIN': [
    lambda(
      `LET(earned,SUM(LARGE(profits,SEQUENCE(${heads('profits', '0.2')}))),worst,${heads('profits', 'share')},` +
        'IF(earned<=0,#NUM!,IF(worst=0,0,MAX(0,-SUM(SMALL(profits,SEQUENCE(MAX(1,worst)))))/earned)))',
    ),
  ],
  GINI: [
    lambda(
      'SUMPRODUCT((2*SEQUENCE(COUNT(values))-COUNT(values)-1)*SMALL(values,SEQUENCE(COUNT(values))))/(COUNT(values)*SUM(values))',
    ),
  ],
  HHI: [inline('SUMSQ(values)/SUM(values)^2')],
  'SCORE.NORMALIZE': [
    lambda(
      'LET(low,MIN(population),high,MAX(population),score,IF(low=high,50,IF(method="rank",' +
        `100*(${counted('population', '<value')}+${counted('population', '=value')}/2)/COUNT(population),` +
        'MEDIAN(0,100,IF(method="z",50+10*(value-AVERAGE(population))/STDEV.P(population),100*(value-low)/(high-low))))),' +
        'IF(reverse,100-score,score))',
    ),
  ],
  'SCORE.WEIGHTED': [
    lambda(
      'LET(each,IF(ROWS(scores)=ROWS(weights),weights,TRANSPOSE(weights)),' +
        'SUM(IF(ISNUMBER(scores),scores*each,0))/SUM(IF(ISNUMBER(scores),each,0)))',
    ),
  ],
  'RATE.INTERVAL': [
    inline(
      'IF(total=0,#DIV/0!,IF({1,0},IF(count=0,0,BETA.INV((1-confidence)/2,MAX(1,count),total-count+1)),' +
        'IF(count=total,1,BETA.INV((1+confidence)/2,count+1,MAX(1,total-count)))))',
    ),
  ],
  'RESPONSE.PREDICT': [
    lambda(
      '1/(1+EXP(-INDEX(coefficients,1,1)-MMULT(features*1,TRANSPOSE(DROP(TAKE(coefficients*1,1),0,1)))))',
    ),
  ],
  'BGNBD.ALIVE': [
    inline(
      'IF(x=0,1,1/(1+INDEX(params,1,3)/(INDEX(params,1,4)+x-1)*((INDEX(params,1,2)+age)/(INDEX(params,1,2)+first_to_last))^(INDEX(params,1,1)+x)))',
    ),
  ],
  'GAMMAGAMMA.VALUE': [
    inline(
      'IF(INDEX(params,1,1)*x+INDEX(params,1,2)>1,INDEX(params,1,1)*(INDEX(params,1,3)+x*mean_value)/(INDEX(params,1,1)*x+INDEX(params,1,2)-1),#NUM!)',
    ),
  ],
  'SBG.SURVIVAL': [
    inline(
      'EXP(GAMMALN(INDEX(params,1,2)+t)+GAMMALN(INDEX(params,1,1)+INDEX(params,1,2))-GAMMALN(INDEX(params,1,2))-GAMMALN(INDEX(params,1,1)+INDEX(params,1,2)+t))',
    ),
  ],
};
