import { expect, it } from 'vitest';
import { readDate } from '../../../src/io/dateText';
import { formatValue } from '../../../src/model/format/formatValue';

it.each(['1900-01-01', '1900-02-28', '1900-03-01', '1999-12-31', '2024-02-29'])(
  'a date that is read is shown as it was: %s',
  (text) => {
    const [year, month, day] = text.split('-');
    for (const written of [text, `${text} 00:00:00`, `${day}/${month}/${year}`]) {
      const serial = readDate(written, { order: 'dmy', readsCompact: false });
      expect(formatValue(serial, { type: 'date' }, 'en')).toBe(text);
    }
  },
);
