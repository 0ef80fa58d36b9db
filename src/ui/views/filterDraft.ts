import type { MessageKey } from '../../i18n/texts';
import type { ColumnType, TableColumn } from '../../model/document';
import { toEditText } from '../../model/format/editText';
import { parseForType } from '../../model/format/parseInput';
import type { ColumnFilter } from '../../model/tableView';
import type { Locale } from '../../shared/localText';

/** What the list of conditions offers: `kind.is` of a filter, and the values themselves. */
export type FilterChoice = keyof typeof choiceKeys;

const choiceKeys = {
  values: 'app_viewByValue',
  'number.equal': 'app_viewNumberEqual',
  'number.notEqual': 'app_viewNumberNotEqual',
  'number.more': 'app_viewNumberMore',
  'number.atLeast': 'app_viewNumberAtLeast',
  'number.less': 'app_viewNumberLess',
  'number.atMost': 'app_viewNumberAtMost',
  'number.between': 'app_viewBetween',
  'number.top': 'app_viewTop',
  'number.bottom': 'app_viewBottom',
  'number.aboveAverage': 'app_viewAboveAverage',
  'number.belowAverage': 'app_viewBelowAverage',
  'text.contains': 'app_viewContains',
  'text.notContains': 'app_viewNotContains',
  'text.startsWith': 'app_viewStartsWith',
  'text.endsWith': 'app_viewEndsWith',
  'text.equal': 'app_viewTextEqual',
  'text.notEqual': 'app_viewTextNotEqual',
  'date.on': 'app_viewDateOn',
  'date.before': 'app_viewDateBefore',
  'date.after': 'app_viewDateAfter',
  'date.between': 'app_viewBetween',
  'boolean.true': 'app_viewYes',
  'boolean.false': 'app_viewNo',
  'blank.blank': 'app_viewBlank',
  'blank.filled': 'app_viewFilled',
} as const satisfies Record<string, MessageKey>;

export const choiceKey = (choice: FilterChoice): MessageKey => choiceKeys[choice];

/** The conditions that mean something for a column type, the values first. */
export function choicesFor(type: ColumnType): FilterChoice[] {
  const kinds = ['values', `${kindOfType(type)}.`, 'blank.'];
  return (Object.keys(choiceKeys) as FilterChoice[]).filter((choice) =>
    kinds.some((kind) => choice.startsWith(kind)),
  );
}

function kindOfType(type: ColumnType): ColumnFilter['kind'] {
  if (type === 'date' || type === 'boolean') return type;
  return type === 'number' || type === 'currency' || type === 'percent' ? 'number' : 'text';
}

/** A condition while it is being typed. */
export interface FilterDraft {
  readonly choice: FilterChoice;
  readonly first: string;
  readonly second: string;
}

/** The words over the fields that a condition needs. */
export function fieldsOf(choice: FilterChoice): readonly MessageKey[] {
  if (choice.endsWith('.between')) return ['app_viewFrom', 'app_viewTo'];
  if (choice === 'number.top' || choice === 'number.bottom') return ['app_viewHowMany'];
  const hasNone =
    choice === 'values' ||
    choice.startsWith('blank.') ||
    choice.startsWith('boolean.') ||
    choice.endsWith('Average');
  return hasNone ? [] : ['app_viewValue'];
}

/** A filter as one would type it. */
export function draftOf(filter: ColumnFilter | undefined, column: TableColumn, locale: Locale): FilterDraft {
  const typed = (value: number): string => toEditText(value, column, locale);
  const draft = (choice: string, first = '', second = ''): FilterDraft => ({
    choice: choice as FilterChoice,
    first,
    second,
  });
  switch (filter?.kind) {
    case undefined:
    case 'values':
      return draft('values');
    case 'boolean':
      return draft(`boolean.${filter.value}`);
    case 'text':
      return draft(`text.${filter.is}`, filter.text);
    case 'blank':
      return draft(`blank.${filter.is}`);
    case 'date':
      return 'date' in filter
        ? draft(`date.${filter.is}`, typed(filter.date))
        : draft('date.between', typed(filter.from), typed(filter.to));
    case 'number':
      if ('value' in filter) return draft(`number.${filter.is}`, typed(filter.value));
      if ('count' in filter) return draft(`number.${filter.is}`, String(filter.count));
      return 'from' in filter
        ? draft('number.between', typed(filter.from), typed(filter.to))
        : draft(`number.${filter.is}`);
  }
}

/** The filter that a draft of a condition means, or what is missing. */
export function conditionOf(
  { choice, first, second }: FilterDraft,
  { type }: Pick<TableColumn, 'type'>,
  locale: Locale,
): ColumnFilter | MessageKey {
  const [kind, is = ''] = choice.split('.');
  const number = (text: string): number | null => {
    const value = parseForType(text, type, locale);
    return typeof value === 'number' ? value : null;
  };
  const day = (text: string): number | null => {
    const value = number(text);
    return value === null ? null : Math.floor(value);
  };
  const asFilter = (filter: object): ColumnFilter => ({ kind, is, ...filter }) as ColumnFilter;
  switch (kind) {
    case 'boolean':
      return { kind, value: is === 'true' };
    case 'text':
      return first === '' ? 'app_viewNeedsText' : asFilter({ text: first });
    case 'date': {
      const [from, to] = [day(first), day(second)];
      if (from === null || (is === 'between' && to === null)) return 'app_viewNeedsDate';
      return is === 'between' ? asFilter({ from, to }) : asFilter({ date: from });
    }
    case 'number': {
      if (is === 'top' || is === 'bottom') {
        const count = Number(first);
        return Number.isInteger(count) && count > 0 ? asFilter({ count }) : 'app_viewNeedsNumber';
      }
      if (is.endsWith('Average')) return asFilter({});
      const [from, to] = [number(first), number(second)];
      if (from === null || (is === 'between' && to === null)) return 'app_viewNeedsNumber';
      return is === 'between' ? asFilter({ from, to }) : asFilter({ value: from });
    }
    default:
      return asFilter({});
  }
}
