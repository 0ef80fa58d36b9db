import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEditText } from '../../../../src/model/format/editText';
import { formatValue } from '../../../../src/model/format/formatValue';
import { parseForType, parseFreely } from '../../../../src/model/format/parseInput';
import { cellError } from '../../../../src/shared/value';

const march5 = 45356;

describe('parseForType', () => {
  it.each([
    ['1,234.5', 'number', 1234.5],
    ['-12', 'number', -12],
    ['(5)', 'number', -5],
    ['１２．５', 'number', 12.5],
    ['1e3', 'number', 1000],
    ['abc', 'number', 'abc'],
    ['1,2', 'number', '1,2'],
    ['12345678901234567', 'number', '12345678901234567'],
    ['2024-03-05', 'number', '2024-03-05'],
    ["'12", 'number', '12'],
    ['  ', 'number', null],
    ['¥1,200', 'currency', 1200],
    ['￥1200.50', 'currency', 1200.5],
    ['-$12', 'currency', -12],
    ['12元', 'currency', 12],
    ['12%', 'percent', 0.12],
    ['12.5', 'percent', 0.125],
    ['12.5％', 'percent', 0.125],
    ['2024-03-05', 'date', march5],
    ['2024/3/5', 'date', march5],
    ['2024.3.5', 'date', march5],
    ['2024年3月5日', 'date', march5],
    ['2024年3月5日 12:00', 'date', march5 + 0.5],
    ['2024-03-05T12:00:00', 'date', march5 + 0.5],
    ['3/5/2024', 'date', march5],
    ['25/3/2024', 'date', march5 + 20],
    ['5 Mar 2024', 'date', march5],
    ['2024-02-30', 'date', '2024-02-30'],
    ['soon', 'date', 'soon'],
    ['yes', 'boolean', true],
    ['否', 'boolean', false],
    ['maybe', 'boolean', 'maybe'],
    ['007', 'text', '007'],
    ['=1+1', 'text', '=1+1'],
  ] as const)('reads %j in a column of type %s as %j', (text, type, value) => {
    expect(parseForType(text, type, 'en')).toBe(value);
  });

  it('reads Chinese dates in a Chinese interface', () => {
    expect(parseForType('2024年3月5日', 'date', 'zh-CN')).toBe(march5);
    expect(parseForType('2024-3-5', 'date', 'zh-CN')).toBe(march5);
  });
});

describe('parseFreely', () => {
  it.each([
    ['12', { value: 12 }],
    ['12%', { value: 0.12, numberFormat: '0%' }],
    ['12.5%', { value: 0.125, numberFormat: '0.00%' }],
    ['1,200', { value: 1200, numberFormat: '#,##0' }],
    ['$12.50', { value: 12.5, numberFormat: '$#,##0.00' }],
    ['2024-03-05', { value: march5, numberFormat: 'yyyy-mm-dd' }],
    ['12:30', { value: 12.5 / 24, numberFormat: 'hh:mm' }],
    ['true', { value: true }],
    ['yes', { value: 'yes' }],
    ["'12", { value: '12' }],
    ['Item 12', { value: 'Item 12' }],
    ['12345678901234567', { value: '12345678901234567' }],
    ['', { value: null }],
    ['<img src=x>', { value: '<img src=x>' }],
  ])('reads %j as %j', (text, parsed) => {
    expect(parseFreely(text, 'en')).toEqual(parsed);
  });
});

describe('formatValue', () => {
  it.each([
    [null, {}, ''],
    ['a', {}, 'a'],
    [true, {}, 'TRUE'],
    [true, { type: 'boolean' }, 'Yes'],
    [0.1 + 0.2, {}, '0.3'],
    [151.2396694214876, {}, '151.2396694'],
    [1234567890123, {}, '1234567890123'],
    [1234.5, { type: 'currency' }, '1,234.50'],
    [-1234.5, { type: 'currency' }, '-1,234.50'],
    [0.125, { type: 'percent' }, '12.5%'],
    [march5, { type: 'date' }, '2024-03-05'],
    [march5 + 0.5, { type: 'date' }, '2024-03-05 12:00'],
    [-3, { type: 'date' }, '-3'],
    [march5, { numberFormat: 'd mmm yyyy' }, '5 Mar 2024'],
    [3, { numberFormat: '¥#,##0' }, '¥3'],
    [3, { numberFormat: '[[[' }, '3'],
    [cellError('DIV0'), {}, '#DIV/0!'],
  ] as const)('shows %j with %j as %j', (value, shown, text) => {
    expect(formatValue(value, shown, 'en')).toBe(text);
  });

  it('says yes and no in Chinese', () => {
    expect(formatValue(false, { type: 'boolean' }, 'zh-CN')).toBe('否');
  });
});

describe('toEditText', () => {
  it('gives back the same value when it is entered unchanged', () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(number, fc.constantFrom('number', 'currency'), (value, type) => {
        const readBack = parseForType(toEditText(value, { type }, 'en'), type, 'en');
        expect(readBack === value).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(value.trim() !== '');
        expect(parseFreely(toEditText(value, {}, 'en'), 'en').value).toBe(value);
      }),
    );
  });

  it('shows percentages and dates the way they are typed', () => {
    expect(toEditText(0.07, { type: 'percent' }, 'en')).toBe('7%');
    expect(toEditText(0.12345678, { numberFormat: '0%' }, 'en')).toBe('12.345678%');
    expect(toEditText(march5 + 0.5, { type: 'date' }, 'en')).toBe('2024-03-05 12:00:00');
    expect(toEditText('12', {}, 'en')).toBe("'12");
    expect(toEditText('=A1', {}, 'en')).toBe("'=A1");
  });
});
