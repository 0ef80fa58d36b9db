import type { WorkbookDocument } from '../model/document';
import type { ChartId } from '../model/ids';
import type { ValueReader } from '../model/valueReader';
import type { Locale } from '../shared/localText';
import { readChartData } from './chartData';
import { pngPicture } from './chartPicture';
import type { ChartPhrase } from './chartTexts';
import { lightChartTheme } from './chartTheme';
import { drawOption } from './drawOption';

/** Charts as PNG for files: on white, at the size they have on their sheets. One that shows nothing has no picture. */
export async function chartPictures(
  document: WorkbookDocument,
  { values, locale, phrase }: { values: ValueReader; locale: Locale; phrase: ChartPhrase },
): Promise<ReadonlyMap<ChartId, Uint8Array>> {
  const pictures = new Map<ChartId, Uint8Array>();
  if (document.charts.length === 0) return pictures;
  const library = await import('./echartsLibrary');
  for (const chart of document.charts) {
    const data = readChartData(document, values, chart);
    if (!data) continue;
    const { widthPx: width, heightPx: height } = chart.anchor;
    const context = {
      theme: lightChartTheme,
      locale,
      phrase,
      isAnimated: false,
      selected: new Set<number>(),
      widthPx: width,
    };
    const option = drawOption(data, context);
    const blob = await pngPicture(library, { option, width, height, background: lightChartTheme.background });
    pictures.set(chart.id, new Uint8Array(await blob.arrayBuffer()));
  }
  return pictures;
}
