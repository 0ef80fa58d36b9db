import type { Encoding, LedgerEntryKind } from '../model/fileImport';

/** Keys of `src/i18n/messages/io` for what a preview and a ledger name; this layer words nothing itself. */
export const encodingMessages: Readonly<Record<Encoding, string>> = {
  'utf-8': 'io_encoding_utf_8',
  'utf-16le': 'io_encoding_utf_16le',
  'utf-16be': 'io_encoding_utf_16be',
  gb18030: 'io_encoding_gb18030',
  big5: 'io_encoding_big5',
  'windows-1252': 'io_encoding_windows_1252',
};

/** Separators of the menu; any other one is `io_delimiter_other`. */
export const delimiterMessages: Readonly<Record<string, string>> = {
  ',': 'io_delimiter_comma',
  ';': 'io_delimiter_semicolon',
  '\t': 'io_delimiter_tab',
  '|': 'io_delimiter_bar',
};

/** What each kind of entry says; its parameter is `text`. */
export const ledgerMessages: Readonly<Record<LedgerEntryKind, string>> = {
  unreadable: 'io_ledger_unreadable',
  tooFewCells: 'io_ledger_too_few_cells',
  tooManyCells: 'io_ledger_too_many_cells',
  undecodable: 'io_ledger_undecodable',
  brokenQuote: 'io_ledger_broken_quote',
};
