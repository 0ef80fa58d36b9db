import type { Component } from 'svelte';
import Bars from '@lucide/svelte/icons/chart-bar';
import Bridge from '@lucide/svelte/icons/chart-candlestick';
import Stacked from '@lucide/svelte/icons/chart-column-stacked';
import Lines from '@lucide/svelte/icons/chart-line';
import Points from '@lucide/svelte/icons/chart-scatter';
import Curve from '@lucide/svelte/icons/chart-spline';
import Bubbles from '@lucide/svelte/icons/circle-dot-dashed';
import Flows from '@lucide/svelte/icons/waypoints';
import Funnel from '@lucide/svelte/icons/funnel';
import Cells from '@lucide/svelte/icons/grid-3x3';
import Areas from '@lucide/svelte/icons/layout-dashboard';
import Radar from '@lucide/svelte/icons/radar';
import Tornado from '@lucide/svelte/icons/tornado';
import Falling from '@lucide/svelte/icons/trending-down';
import Rising from '@lucide/svelte/icons/trending-up';
import type { ChartKind } from '../../commands/charts/changeChartKind';
import type { MessageKey } from '../../i18n/texts';

/** The kinds in the order of the panel: what is used most comes first. */
export const chartKinds: readonly {
  readonly kind: ChartKind;
  readonly text: MessageKey;
  readonly icon: Component;
}[] = [
  { kind: 'bars', text: 'charts_kind_bars', icon: Bars },
  { kind: 'stackedBars', text: 'charts_kind_stackedBars', icon: Stacked },
  { kind: 'lines', text: 'charts_kind_lines', icon: Lines },
  { kind: 'quadrant', text: 'charts_kind_quadrant', icon: Points },
  { kind: 'bubble', text: 'charts_kind_bubble', icon: Bubbles },
  { kind: 'concentration', text: 'charts_kind_concentration', icon: Curve },
  { kind: 'waterfall', text: 'charts_kind_waterfall', icon: Bridge },
  { kind: 'funnel', text: 'charts_kind_funnel', icon: Funnel },
  { kind: 'heatMap', text: 'charts_kind_heatMap', icon: Cells },
  { kind: 'treemap', text: 'charts_kind_treemap', icon: Areas },
  { kind: 'radar', text: 'charts_kind_radar', icon: Radar },
  { kind: 'survival', text: 'charts_kind_survival', icon: Falling },
  { kind: 'tornado', text: 'charts_kind_tornado', icon: Tornado },
  { kind: 'gains', text: 'charts_kind_gains', icon: Rising },
  { kind: 'sankey', text: 'charts_kind_sankey', icon: Flows },
];
