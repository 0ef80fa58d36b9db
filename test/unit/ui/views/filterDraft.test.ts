import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../../src/model/document';
import type { ColumnFilter } from '../../../../src/model/tableView';
import { choicesFor, conditionOf, draftOf, fieldsOf } from '../../../../src/ui/views/filterDraft';
import { placeUnder, menuWidthPx } from '../../../../src/ui/views/menuPlace';
import { sampleColumn } from '../../../support/sampleWorkbook';

const column = (type: ColumnType) => sampleColumn({ name: 'x', type, values: [] });

describe('a condition that is typed', () => {
  it.each<[ColumnType, ColumnFilter]>([
    ['number', { kind: 'number', is: 'atLeast', value: -1.5 }],
    ['percent', { kind: 'number', is: 'between', from: 0.1, to: 0.25 }],
    ['currency', { kind: 'number', is: 'top', count: 10 }],
    ['number', { kind: 'number', is: 'aboveAverage' }],
    ['text', { kind: 'text', is: 'startsWith', text: 'A B' }],
    ['date', { kind: 'date', is: 'before', date: 45356 }],
    ['date', { kind: 'date', is: 'between', from: 45356, to: 45357 }],
    ['date', { kind: 'date', is: 'lastQuarter' }],
    ['date', { kind: 'date', is: 'nextDays', count: 30 }],
    ['boolean', { kind: 'boolean', value: false }],
    ['choice', { kind: 'blank', is: 'filled' }],
  ])('in a column of type %s is the filter it was: %j', (type, filter) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const draft = draftOf(filter, column(type), locale);
      expect(choicesFor(type)).toContain(draft.choice);
      expect(conditionOf(draft, column(type), locale)).toEqual(filter);
    }
  });

  it('is read as the column reads what is typed', () => {
    const draft = { choice: 'number.more', first: '10%', second: '' } as const;
    expect(conditionOf(draft, column('percent'), 'en')).toMatchObject({ value: 0.1 });
    expect(
      conditionOf({ ...draft, choice: 'date.after', first: '2024/3/5' }, column('date'), 'en'),
    ).toMatchObject({
      date: 45356,
    });
  });

  it('says what is missing', () => {
    const draft = { first: 'many', second: '' } as const;
    expect(conditionOf({ ...draft, choice: 'number.equal' }, column('number'), 'en')).toBe(
      'app_viewNeedsNumber',
    );
    expect(conditionOf({ ...draft, choice: 'number.top', first: '0' }, column('number'), 'en')).toBe(
      'app_viewNeedsNumber',
    );
    expect(conditionOf({ ...draft, choice: 'date.lastDays', first: '-3' }, column('date'), 'en')).toBe(
      'app_viewNeedsNumber',
    );
    expect(conditionOf({ ...draft, choice: 'date.on' }, column('date'), 'en')).toBe('app_viewNeedsDate');
    expect(conditionOf({ ...draft, choice: 'text.contains', first: '' }, column('text'), 'en')).toBe(
      'app_viewNeedsText',
    );
  });

  it('needs as many fields as it has bounds', () => {
    expect(fieldsOf('number.between')).toHaveLength(2);
    expect(fieldsOf('text.contains')).toHaveLength(1);
    expect(fieldsOf('blank.blank')).toHaveLength(0);
    expect(fieldsOf('date.thisYear')).toHaveLength(0);
    expect(fieldsOf('date.nextDays')).toHaveLength(1);
  });
});

describe('the place of the menu', () => {
  const window = { innerWidth: 1000, innerHeight: 700 };

  it('is under the heading, as far as the window goes', () => {
    expect(placeUnder({ right: 600, bottom: 100 }, window)).toEqual({
      left: 600 - menuWidthPx,
      top: 102,
      height: 590,
    });
    expect(placeUnder({ right: 40, bottom: 100 }, window).left).toBe(8);
    expect(placeUnder({ right: 1200, bottom: 100 }, window).left).toBe(1000 - menuWidthPx - 8);
    expect(placeUnder({ right: 600, bottom: 690 }, window).top).toBe(700 - 320 - 8);
  });
});
