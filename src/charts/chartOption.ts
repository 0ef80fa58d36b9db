import type {
  BarSeriesOption,
  HeatmapSeriesOption,
  LineSeriesOption,
  RadarSeriesOption,
  SankeySeriesOption,
  ScatterSeriesOption,
  TreemapSeriesOption,
} from 'echarts/charts';
import type {
  GridComponentOption,
  LegendComponentOption,
  RadarComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Locale } from '../shared/localText';
import type { ChartPhrase } from './chartTexts';
import type { ChartTheme } from './chartTheme';

/** The part of ECharts' options that we use. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | RadarSeriesOption
  | SankeySeriesOption
  | ScatterSeriesOption
  | TreemapSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | RadarComponentOption
  | TitleComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** What every chart is drawn with. */
export interface DrawingContext {
  readonly theme: ChartTheme;
  readonly locale: Locale;
  readonly phrase: ChartPhrase;
  /** Off with reduced motion, while a line is dragged, and in pictures. */
  readonly isAnimated: boolean;
  /** A line is under a moving hand: what is drawn is drawn again in the next frame. */
  readonly isMoving?: boolean;
  /** Positions of the selected rows; empty when nothing is selected. */
  readonly selected: ReadonlySet<number>;
  readonly widthPx: number;
}

/** From this many points on: canvas in place of SVG, and drawing in bulk. */
export const manyPoints = 2000;

/** The frame that all charts share. */
export function baseOption(title: string, context: DrawingContext): ChartOption {
  const { theme, isAnimated } = context;
  return {
    animation: isAnimated,
    animationDuration: 240,
    animationDurationUpdate: 240,
    animationEasingUpdate: 'cubicOut',
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily, fontSize: 12, color: theme.secondary },
    title: titleOption(title, context),
    tooltip: {
      // Rich text is drawn into the chart: HTML tooltips need inline styles, which the page's policy forbids.
      renderMode: 'richText',
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: theme.raised,
      borderColor: theme.line,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: theme.text, fontSize: 12, lineHeight: 18, fontFamily: theme.fontFamily },
    },
  };
}

/** A text for a place where ECharts reads markup: `{name|...}` would be taken for a style. */
export const literally = (text: string): string => text.replaceAll('{', '{\u200b');

/** Shown in place of a chart that has nothing to draw. */
export function emptyOption(title: string, context: DrawingContext): ChartOption {
  return {
    ...baseOption(title, context),
    title: { ...titleOption(title, context), subtext: context.phrase('charts_noData') },
  };
}

function titleOption(text: string, { theme, widthPx }: DrawingContext): TitleComponentOption {
  return {
    text,
    left: 4,
    top: 4,
    textStyle: {
      fontSize: 15,
      fontWeight: 600,
      color: theme.text,
      width: widthPx - 16,
      overflow: 'truncate',
    },
    subtextStyle: { fontSize: 13, color: theme.secondary },
  };
}
