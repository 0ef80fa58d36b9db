import type { Locale } from '../shared/localText';
import { barName, valueTitle } from './barsOption';
import type { BarsData, BlockData, ChartData, ConcentrationData, QuadrantData } from './chartData';
import type { ChartPhrase } from './chartTexts';
import { curvePlaces, shareOfTop } from './concentrationData';
import { numberText, percentText, shownNumberText } from './numberText';
import { pointLabel } from './quadrantData';
import { quadrantCounts, quadrantLetters } from './quadrantRule';

/** The same as the chart in words and numbers, for those who cannot see it; the screen makes a table of it. */
export interface ChartTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Says how many rows were left out; `null` when none was. */
  readonly omitted: string | null;
}

/** Rows of a block listed one by one. */
const maxListedRows = 400;
/** Points listed one by one. */
const maxListedPoints = 200;

export function chartTable(data: ChartData, phrase: ChartPhrase, locale: Locale): ChartTable {
  switch (data.kind) {
    case 'bars':
      return barsTable(data, phrase, locale);
    case 'quadrant':
      return quadrantTable(data, phrase, locale);
    case 'concentration':
      return concentrationTable(data, phrase, locale);
    default:
      return blockTable(data, phrase, locale);
  }
}

/** One sentence that says what the chart shows; its accessible name. */
export function chartSummary(data: ChartData, phrase: ChartPhrase, locale: Locale): string {
  if (data.kind === 'quadrant') {
    const [a, b, c, d] = quadrantCounts(data.quadrants);
    return phrase('charts_quadrantSummary', { title: data.title, count: data.x.length, a, b, c, d });
  }
  if (data.kind === 'concentration') {
    const share = shareOfTop(data, data.mark?.value ?? 0.2);
    return phrase('charts_concentrationSummary', {
      title: data.title,
      table: data.tableName,
      top: percentText(data.mark?.value ?? 0.2, locale),
      share: shownNumberText(share, { isPercent: true }, locale),
    });
  }
  if (data.kind !== 'bars') {
    return phrase('charts_blockSummary', {
      title: data.title,
      count: data.rows.length,
      series: new Intl.ListFormat(locale, { type: 'unit' }).format(data.series.map(({ name }) => name)),
    });
  }
  const largest = data.bars.reduce(
    (best, bar) => ((bar.value ?? -Infinity) > (best?.value ?? -Infinity) ? bar : best),
    data.bars[0],
  );
  if (!largest) return `${data.title}. ${phrase('charts_noData')}`;
  return phrase('charts_barsSummary', {
    title: data.title,
    count: data.bars.length,
    name: barName(largest, phrase),
    value: shownNumberText(largest.value, data.shown, locale),
  });
}

function barsTable(data: BarsData, phrase: ChartPhrase, locale: Locale): ChartTable {
  const countsRows = data.aggregate === 'count';
  return {
    caption: data.title,
    header: [
      data.categoryName,
      valueTitle(data, phrase),
      ...(countsRows ? [] : [phrase('charts_column_rows')]),
    ],
    rows: data.bars.map((bar) => [
      barName(bar, phrase),
      shownNumberText(bar.value, data.shown, locale),
      ...(countsRows ? [] : [numberText(bar.rowIndexes.length, locale)]),
    ]),
    omitted: null,
  };
}

function quadrantTable(data: QuadrantData, phrase: ChartPhrase, locale: Locale): ChartTable {
  const count = data.x.length;
  const shown = Math.min(count, maxListedPoints);
  return {
    caption: data.title,
    header: [phrase('charts_column_label'), data.xName, data.yName, phrase('charts_quadrant')],
    rows: Array.from({ length: shown }, (_, index) => [
      pointLabel(data.labels, data.rowIndexes[index]!) ?? String(data.rowIndexes[index]! + 1),
      shownNumberText(data.x[index], data.xShown, locale),
      shownNumberText(data.y[index], data.yShown, locale),
      quadrantLetters[data.quadrants[index] as 0 | 1 | 2 | 3],
    ]),
    omitted: shown < count ? phrase('charts_tableOmitted', { shown, count }) : null,
  };
}

/** The curve at every tenth of the rows. */
function concentrationTable(data: ConcentrationData, phrase: ChartPhrase, locale: Locale): ChartTable {
  const count = data.shares.length;
  return {
    caption: data.title,
    header: [
      phrase('charts_shareOfRows', { table: data.tableName }),
      phrase('charts_shareOf', { name: data.valueName }),
    ],
    rows: curvePlaces(count, 11)
      .slice(count > 11 ? 1 : 0)
      .map((place) => [
        percentText((place + 1) / count, locale),
        percentText(data.shares[place] ?? 0, locale),
      ]),
    omitted: null,
  };
}

function blockTable(data: BlockData, phrase: ChartPhrase, locale: Locale): ChartTable {
  const count = data.rowsInAll ?? data.rows.length;
  const rows = data.rows.slice(0, maxListedRows);
  return {
    caption: data.title,
    header: [data.labelName || phrase('charts_column_label'), ...data.series.map(({ name }) => name)],
    rows: rows.map(({ label, values }) => [
      label,
      ...data.series.map((series, column) => shownNumberText(values[column], series, locale)),
    ]),
    omitted: rows.length < count ? phrase('charts_tableOmitted', { shown: rows.length, count }) : null,
  };
}
