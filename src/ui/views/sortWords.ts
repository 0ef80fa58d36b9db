import type { MessageKey } from '../../i18n/texts';
import type { ColumnType } from '../../model/document';
import type { SortDirection } from '../../model/tableView';

const words = {
  text: { ascending: 'view_textAscending', descending: 'view_textDescending' },
  number: { ascending: 'view_numberAscending', descending: 'view_numberDescending' },
  date: { ascending: 'view_dateAscending', descending: 'view_dateDescending' },
  boolean: { ascending: 'view_booleanAscending', descending: 'view_booleanDescending' },
} as const satisfies Record<string, Record<SortDirection, MessageKey>>;

const kinds: Readonly<Record<ColumnType, keyof typeof words>> = {
  text: 'text',
  choice: 'text',
  tags: 'text',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  boolean: 'boolean',
};

/** What a direction means for values of a type: `A to Z`, `oldest to newest`. */
export function directionKey(type: ColumnType, direction: SortDirection): MessageKey {
  return words[kinds[type]][direction];
}
