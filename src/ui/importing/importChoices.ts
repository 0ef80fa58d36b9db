import type { MessageKey } from '../../i18n/texts';
import type { CsvPreview } from '../../model/fileImport';

/** Encodings go by their own names in every language; the place they come from helps to choose. */
export const encodingNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030 / GBK（简体）',
  big5: 'Big5（繁體）',
  'windows-1252': 'Windows-1252 (Latin)',
};

const delimiterTexts: Readonly<Record<string, MessageKey>> = {
  ',': 'app_delimiterComma',
  ';': 'app_delimiterSemicolon',
  '\t': 'app_delimiterTab',
  '|': 'app_delimiterBar',
};

export function delimiterText(delimiter: string): MessageKey | undefined {
  return delimiterTexts[delimiter];
}

export const fileKindTexts: Readonly<Record<CsvPreview['fileKind'], MessageKey>> = {
  customers: 'app_fileIsCustomers',
  orders: 'app_fileIsOrders',
  other: 'app_fileIsOther',
};
