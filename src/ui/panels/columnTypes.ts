import type { ColumnType } from '../../model/document';
import type { MessageKey } from '../../i18n/texts';

/** The types of the menus, in their order. */
export const columnTypes: readonly { readonly value: ColumnType; readonly text: MessageKey }[] = [
  { value: 'text', text: 'app_type_text' },
  { value: 'number', text: 'app_type_number' },
  { value: 'currency', text: 'app_type_currency' },
  { value: 'percent', text: 'app_type_percent' },
  { value: 'date', text: 'app_type_date' },
  { value: 'choice', text: 'app_type_choice' },
  { value: 'boolean', text: 'app_type_boolean' },
  { value: 'tags', text: 'app_type_tags' },
];
