import type { ProblemParams } from '../shared/problems';

/** Keys of `src/i18n/messages/charts`; this layer does not import `i18n`, so it is handed a phrase for each. */
export type ChartTextKey =
  | 'charts_blankCategory'
  | 'charts_otherCategories'
  | 'charts_aggregate_sum'
  | 'charts_aggregate_average'
  | 'charts_aggregate_count'
  | 'charts_withUnit'
  | 'charts_rowCount'
  | 'charts_pair'
  | 'charts_fromTo'
  | 'charts_quadrant'
  | 'charts_quadrant_A'
  | 'charts_quadrant_B'
  | 'charts_quadrant_C'
  | 'charts_quadrant_D'
  | 'charts_quadrantCount'
  | 'charts_cutOf'
  | 'charts_barsSummary'
  | 'charts_quadrantSummary'
  | 'charts_concentrationSummary'
  | 'charts_blockSummary'
  | 'charts_topHolds'
  | 'charts_shareOfRows'
  | 'charts_shareOf'
  | 'charts_atRandom'
  | 'charts_tableOmitted'
  | 'charts_titleOfFirst'
  | 'charts_noData'
  | 'charts_loadFailed'
  | 'charts_column_rows'
  | 'charts_column_label';

export type ChartPhrase = (key: ChartTextKey, params?: ProblemParams) => string;
