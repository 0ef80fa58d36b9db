import type { Locale, LocalText } from '../../shared/localText';
import { readBlock } from '../../model/chartBlock';
import type { ChartSpec, WorkbookDocument } from '../../model/document';
import type { ValueReader } from '../../model/valueReader';
import { columnOf } from './chartProblem';

const by: LocalText = { en: '{value} by {name}', 'zh-CN': '各{name}的{value}' };
const count: LocalText = { en: 'Rows by {name}', 'zh-CN': '各{name}的行数' };
const average: LocalText = { en: 'Average {value} by {name}', 'zh-CN': '各{name}的平均{value}' };
const against: LocalText = { en: '{y} against {x}', 'zh-CN': '{x}与{y}' };
const share: LocalText = { en: 'Concentration of {value}', 'zh-CN': '{value}的集中度' };
const untitled: LocalText = { en: 'Chart', 'zh-CN': '图表' };

const mostNamed = 3;
const maxTitleLength = 120;

/** What a new chart is called: what it shows, in the words of its data. */
export function chartTitle(
  document: WorkbookDocument,
  values: ValueReader,
  spec: ChartSpec,
  locale: Locale,
): string {
  const nameOf = (reference: Parameters<typeof columnOf>[1]): string =>
    columnOf(document, reference)?.column.name ?? '';
  const title = (text: LocalText, words: Readonly<Record<string, string>>): string =>
    text[locale].replace(/\{(\w+)\}/g, (_, key: string) => words[key] ?? '').slice(0, maxTitleLength);
  switch (spec.kind) {
    case 'bars': {
      const words = { name: nameOf(spec.category), value: spec.value ? nameOf(spec.value) : '' };
      if (spec.aggregate === 'count') return title(count, words);
      return title(spec.aggregate === 'average' ? average : by, words);
    }
    case 'quadrant':
      return title(against, { x: nameOf(spec.x), y: nameOf(spec.y) });
    case 'concentration':
      return title(share, { value: nameOf(spec.value) });
    default: {
      const block = readBlock(document, values, spec);
      const names = (block?.series ?? []).map(({ name }) => name).filter((name) => name !== '');
      const name = block?.labelName ?? '';
      if (names.length === 0 || names.length > mostNamed) return name || untitled[locale];
      const value = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
      return name === '' ? value.slice(0, maxTitleLength) : title(by, { value, name });
    }
  }
}
