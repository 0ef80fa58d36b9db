import { isCellError } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { customers, share } from './parameters';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

/**
 * Churn rate: the share of the customers at the start of a period who were lost in it.
 *
 * Shape:   numbers in, one number out.
 * Units:   customers (or contracts, or revenue) lost and at the start; a share in 0..1.
 * Errors:  DIV0 when there were none at the start; NUM when more were lost than there were.
 * Source:  common definition; customers won during the period belong to neither number.
 * Example: churnRate(50, 1000) is 0.05
 */
export function churnRate(lost: number, initial: number): number | CellError {
  if (initial === 0) return formulaError('divisorZero', { argument: 'initial' });
  if (lost > initial) {
    return formulaError('partAboveWhole', {
      argument: 'lost',
      value: lost,
      other: 'initial',
      bound: initial,
    });
  }
  return lost / initial;
}

/**
 * Retention rate: the share of the customers at the start of a period who are still there at its end.
 *
 * Shape:   numbers in, one number out.
 * Units:   customers lost and at the start; a share in 0..1.
 * Errors:  as `churnRate`.
 * Source:  common definition: 1 - churn.
 * Example: retentionRate(50, 1000) is 0.95
 */
export function retentionRate(lost: number, initial: number): number | CellError {
  const churn = churnRate(lost, initial);
  return isCellError(churn) ? churn : 1 - churn;
}

const lostAndInitial = [
  {
    name: 'lost',
    kind: 'number',
    min: 0,
    unit: customers,
    summary: {
      en: 'Customers of the start who had left by the end of the period.',
      'zh-CN': '期初客户中，到期末已流失的客户数。',
    },
  },
  {
    name: 'initial',
    kind: 'number',
    min: 0,
    unit: customers,
    summary: { en: 'Customers at the start of the period.', 'zh-CN': '期初客户数。' },
  },
] as const satisfies readonly ParameterSpec[];

const errors = {
  en: '#DIV/0! when initial is 0; #NUM! when a number is negative or lost is greater than initial.',
  'zh-CN': '期初客户数为 0 时为 #DIV/0!；有负数，或流失数大于期初数时为 #NUM!。',
};

const churnSpec = defineFunction({
  name: 'CHURN',
  family: 'churn',
  parameters: lostAndInitial,
  result: { shape: 'scalar', unit: share, summary: { en: 'Churn rate', 'zh-CN': '流失率' } },
  summary: {
    en: 'Churn rate: customers lost as a share of the start.',
    'zh-CN': '流失率：流失客户占期初客户的比例。',
  },
  help: {
    en:
      'Divides the customers lost in a period by the customers at its start. Customers won during the period count in ' +
      'neither number. Churn is not retention: 50 lost of 1000 is a churn of 5 % and a retention of 95 %.',
    'zh-CN':
      '用一个期间内流失的客户数除以期初客户数。期间新增的客户不计入任何一方。流失率不是留存率：1000 名客户流失 50 名，' +
      '流失率为 5%，留存率为 95%。',
  },
  examples: [
    { formula: '=CHURN(50,1000)', result: 0.05 },
    { formula: '=CHURN(0,80)', result: 0, note: { en: 'Nobody left', 'zh-CN': '没有客户流失' } },
  ],
  errors,
  source: 'Common definition of the customer churn rate',
  compute([lost, initial]) {
    return churnRate(lost, initial);
  },
});

const retentionSpec = defineFunction({
  name: 'RETENTION',
  family: 'churn',
  parameters: lostAndInitial,
  result: { shape: 'scalar', unit: share, summary: { en: 'Retention rate', 'zh-CN': '留存率' } },
  summary: {
    en: 'Retention rate: customers kept as a share of the start.',
    'zh-CN': '留存率：留下的客户占期初客户的比例。',
  },
  help: {
    en:
      'One minus the churn rate: the share of the customers at the start of a period who are still there at its end. ' +
      'Customers won during the period count in neither number.',
    'zh-CN': '等于 1 减流失率，即期初客户中到期末仍留下的比例。期间新增的客户不计入任何一方。',
  },
  examples: [
    { formula: '=RETENTION(50,1000)', result: 0.95 },
    { formula: '=RETENTION(80,80)', result: 0, note: { en: 'Everybody left', 'zh-CN': '客户全部流失' } },
  ],
  errors,
  source: 'Common definition of the customer retention rate: 1 - churn rate',
  compute([lost, initial]) {
    return retentionRate(lost, initial);
  },
});

export const churnFunctions: readonly FunctionSpec[] = [churnSpec, retentionSpec];
