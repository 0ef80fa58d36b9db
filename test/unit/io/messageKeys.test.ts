import { describe, expect, it } from 'vitest';
import { isMessageKey, text } from '../../../src/i18n/texts';
import { delimiters, encodings } from '../../../src/model/fileImport';
import { delimiterMessages, encodingMessages, ledgerMessages } from '../../../src/io/messageKeys';
import { locales } from '../../../src/shared/localText';

describe('words of the import', () => {
  const keys = [
    ...Object.values(encodingMessages),
    ...Object.values(delimiterMessages),
    ...Object.values(ledgerMessages),
  ];

  it.each(keys)('%s is worded in every language', (key) => {
    if (!isMessageKey(key)) throw new Error(`${key} has no text`);
    const [english, chinese] = locales.map((locale) => text(locale, key, { text: 'x' }));
    expect(english).not.toBe('');
    expect(chinese).not.toBe(english);
  });

  it('name every encoding and separator of the menus', () => {
    expect(Object.keys(encodingMessages)).toEqual([...encodings]);
    expect(Object.keys(delimiterMessages)).toEqual([...delimiters]);
  });
});
