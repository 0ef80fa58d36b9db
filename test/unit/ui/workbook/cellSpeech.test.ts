import { describe, expect, it } from 'vitest';
import type { TableSheet } from '../../../../src/model/document';
import { text } from '../../../../src/i18n/texts';
import type { Locale } from '../../../../src/shared/localText';
import { cellSpeech } from '../../../../src/ui/workbook/cellSpeech';
import { fakePort } from '../../../support/fakePort';

const port = fakePort();
const { document } = port.workbook;
const sheetId = document.sheets[0]?.id ?? ('' as never);
const say = (row: number, column: number, toRow = row, locale: Locale = 'en', shown = document): string =>
  cellSpeech(
    shown,
    port.values,
    {
      sheetId,
      fromRow: row,
      toRow,
      fromColumn: column,
      toColumn: column,
      activeRow: row,
      activeColumn: column,
    },
    {
      locale,
      t: (key, params) => text(locale, key, params),
      describeError: ({ code }) => `meaning of ${code}`,
    },
  );

describe('what is said of a cell', () => {
  it('is its address and what it shows', () => {
    expect(say(0, 2)).toBe('Revenue · 1, 3,600.00');
  });

  it('is the range too where more is selected', () => {
    expect(say(0, 2, 2)).toBe('Revenue · 1, 3,600.00, Revenue · 1 to Revenue · 3');
    expect(say(0, 2, 2, 'zh-CN')).toBe('Revenue · 1，3,600.00，Revenue · 1 至 Revenue · 3');
  });

  it('ends with what its validation asks for', () => {
    const rule = { kind: 'number', is: 'more', value: 0 } as const;
    const columns = (document.sheets[0] as TableSheet).columns.map((column, index) =>
      index === 3
        ? {
            ...column,
            validation: { rule, onInvalid: 'warn', promptTitle: 'Cost', prompt: 'In euros' } as const,
          }
        : column,
    );
    const asking = { ...document, sheets: [{ ...(document.sheets[0] as TableSheet), columns }] };
    expect(say(0, 3, 0, 'en', asking)).toBe('Service cost · 1, 310.00, Cost, In euros');
  });

  it('is nothing where there is no cell', () => {
    expect(say(9999, 2)).toBe('');
  });
});
