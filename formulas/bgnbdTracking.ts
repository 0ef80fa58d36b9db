import { isCellError } from '../src/shared/value';
import { bgnbdForecast } from './bgnbdForecast';
import { ageGroups, expectedFrequency, expectedRepeats } from './bgnbdPopulation';
import { numbersOf } from './blocks';
import { defineFunction } from './defineFunction';
import {
  bgnbdNames,
  bgnbdParameters,
  customerHistories,
  customerHistory,
  modelParametersOf,
} from './modelParameters';
import { rememberForBlocks } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';

const source =
  'Fader, Hardie and Lee (2005), "Counting your customers" the easy way: an alternative to the Pareto/NBD model, Marketing Science 24(2)';

const groupsOf = rememberForBlocks((ages: RangeArgument) => ageGroups(numbersOf(ages)));

const modelOf = rememberForBlocks((block: RangeArgument) => {
  const parameters = modelParametersOf(block, 'params', bgnbdNames);
  return isCellError(parameters) ? parameters : { parameters, forecast: bgnbdForecast(parameters) };
});

const cumulativeSpec = defineFunction({
  name: 'BGNBD.CUMULATIVE',
  family: 'predict',
  parameters: [
    {
      name: 'before_end',
      kind: 'number',
      min: 0,
      summary: {
        en: 'How long before the end of the observation to stop counting; 0 counts to the end.',
        'zh-CN': '计到观察期结束之前多久为止；0 表示计到结束。',
      },
    },
    customerHistories.age,
    bgnbdParameters,
  ],
  result: {
    shape: 'scalar',
    unit: { en: 'repeat purchases of all customers so far', 'zh-CN': '全体客户截至当时的重复购买次数' },
    summary: { en: 'Expected repeat purchases so far', 'zh-CN': '预期累计重复购买次数' },
  },
  summary: {
    en: 'Repeat purchases that the model expects of all customers up to a day (BG/NBD).',
    'zh-CN': '模型预期全体客户截至某日的累计重复购买次数（BG/NBD）。',
  },
  help: {
    en:
      'The tracking plot: beside what really happened it shows whether the model follows it, and after the cut whether it foretells it. ' +
      'Every customer counts from the first purchase; leave out customers who never bought.',
    'zh-CN':
      '用于跟踪图：与实际对照，可看出模型是否跟得上、切分日之后能否预测得准。每位客户从首次购买起计；从未购买的客户请排除。',
  },
  examples: [
    {
      formula: '=BGNBD.CUMULATIVE(0,{39;38;20;0},{0.243,4.414,0.793,2.426})',
      result: 3.117478,
      tolerance: 1e-6,
    },
    { formula: '=BGNBD.CUMULATIVE(39,{39;38;20;0},{0.243,4.414,0.793,2.426})', result: 0 },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less or a time is negative; #VALUE! when a parameter is missing.',
    'zh-CN': '参数小于等于 0 或时间为负时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source,
  compute([beforeEnd, age, block]) {
    const model = modelOf(block);
    return isCellError(model) ? model : expectedRepeats(beforeEnd, groupsOf(age), model.forecast);
  },
});

const frequencySpec = defineFunction({
  name: 'BGNBD.FREQUENCY',
  family: 'predict',
  parameters: [customerHistory.x, customerHistories.age, bgnbdParameters],
  result: {
    shape: 'scalar',
    unit: { en: 'customers', 'zh-CN': '客户数' },
    summary: { en: 'Expected number of customers', 'zh-CN': '预期客户数' },
  },
  summary: {
    en: 'Customers of whom the model expects just x repeat purchases (BG/NBD).',
    'zh-CN': '模型预期恰有 x 次重复购买的客户数（BG/NBD）。',
  },
  help: {
    en:
      'The frequency fit: beside the customers who really have 0, 1, 2 ... repeat purchases it shows whether the model describes this ' +
      'firm. Every customer is seen from the first purchase to the end of the observation.',
    'zh-CN':
      '用于频次拟合：与实际重复购买 0、1、2……次的客户数对照，可看出模型是否适合本企业。每位客户从首次购买看到观察期结束。',
  },
  examples: [
    {
      formula: '=BGNBD.FREQUENCY(0,{39;38;20;0},{0.243,4.414,0.793,2.426})',
      result: 2.810761,
      tolerance: 1e-6,
    },
    {
      formula: '=BGNBD.FREQUENCY(2,{39;38;20;0},{0.243,4.414,0.793,2.426})',
      result: 0.240855,
      tolerance: 1e-6,
    },
  ],
  errors: {
    en: '#NUM! when a parameter is 0 or less, x is negative or no whole number or a time is negative; #VALUE! when a parameter is missing.',
    'zh-CN': '参数小于等于 0、x 为负或不是整数、时间为负时为 #NUM!；缺少参数时为 #VALUE!。',
  },
  source,
  compute([x, age, block]) {
    const model = modelOf(block);
    return isCellError(model) ? model : expectedFrequency(x, groupsOf(age), model.parameters);
  },
});

/** Registry rows of this file. */
export const bgnbdTrackingFunctions: readonly FunctionSpec[] = [cumulativeSpec, frequencySpec];
