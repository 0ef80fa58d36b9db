import type { MessageKey } from '../../i18n/texts';
import type { ColumnType, TableColumn } from '../../model/document';
import { datePeriods } from '../../model/datePeriods';
import { toEditText } from '../../model/format/editText';
import type { ValueFormat } from '../../model/format/formatValue';
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
  'date.today': 'view_today',
  'date.yesterday': 'view_yesterday',
  'date.tomorrow': 'view_tomorrow',
  'date.lastDays': 'view_lastDays',
  'date.nextDays': 'view_nextDays',
  'date.thisWeek': 'view_thisWeek',
  'date.lastWeek': 'view_lastWeek',
  'date.nextWeek': 'view_nextWeek',
  'date.thisMonth': 'view_thisMonth',
  'date.lastMonth': 'view_lastMonth',
  'date.nextMonth': 'view_nextMonth',
  'date.thisQuarter': 'view_thisQuarter',
  'date.lastQuarter': 'view_lastQuarter',
  'date.nextQuarter': 'view_nextQuarter',
  'date.thisYear': 'view_thisYear',
  'date.lastYear': 'view_lastYear',
  'date.nextYear': 'view_nextYear',
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
  if (choice === 'date.lastDays' || choice === 'date.nextDays') return ['view_days'];
  const hasNone =
    choice === 'values' ||
    choice.startsWith('blank.') ||
    choice.startsWith('boolean.') ||
    isPeriod(choice) ||
    choice.endsWith('Average');
  return hasNone ? [] : ['app_viewValue'];
}

/** Whether a condition is seen from today. */
export const isRelative = (choice: FilterChoice): boolean => isPeriod(choice) || choice.endsWith('Days');

const isPeriod = (choice: FilterChoice): boolean => datePeriods.some((period) => choice === `date.${period}`);

/** A filter as one would type it. */
export function draftOf(filter: ColumnFilter | undefined, format: ValueFormat, locale: Locale): FilterDraft {
  const typed = (value: number): string => toEditText(value, format, locale);
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
      if ('date' in filter) return draft(`date.${filter.is}`, typed(filter.date));
      if ('count' in filter) return draft(`date.${filter.is}`, String(filter.count));
      return 'from' in filter
        ? draft('date.between', typed(filter.from), typed(filter.to))
        : draft(`date.${filter.is}`);
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
  draft: FilterDraft,
  { type }: Pick<TableColumn, 'type'>,
  locale: Locale,
): ColumnFilter | MessageKey {
  const { first, second } = draft;
  const [kind, is = ''] = draft.choice.split('.');
  const number = (text: string): number | null => {
    const value = parseForType(text, type, locale);
    return typeof value === 'number' ? value : null;
  };
  const day = (text: string): number | null => {
    const value = number(text);
    return value === null ? null : Math.floor(value);
  };
  const asFilter = (filter: object): ColumnFilter => ({ kind, is, ...filter }) as ColumnFilter;
  const counted = (): ColumnFilter | MessageKey => {
    const count = Number(first);
    return Number.isInteger(count) && count > 0 ? asFilter({ count }) : 'app_viewNeedsNumber';
  };
  switch (kind) {
    case 'boolean':
      return { kind, value: is === 'true' };
    case 'text':
      return first === '' ? 'app_viewNeedsText' : asFilter({ text: first });
    case 'date': {
      if (isPeriod(draft.choice)) return asFilter({});
      if (isRelative(draft.choice)) return counted();
      const [from, to] = [day(first), day(second)];
      if (from === null || (is === 'between' && to === null)) return 'app_viewNeedsDate';
      return is === 'between' ? asFilter({ from, to }) : asFilter({ date: from });
    }
    case 'number': {
      if (is === 'top' || is === 'bottom') return counted();
      if (is.endsWith('Average')) return asFilter({});
      const [from, to] = [number(first), number(second)];
      if (from === null || (is === 'between' && to === null)) return 'app_viewNeedsNumber';
      return is === 'between' ? asFilter({ from, to }) : asFilter({ value: from });
    }
    default:
      return asFilter({});
  }
}
