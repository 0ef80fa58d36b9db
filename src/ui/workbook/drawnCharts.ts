import type { ChartId } from '../../model/ids';
import { reportFault } from '../../shared/report';
import type { WorkbookScreenState } from './workbookScreen.svelte';

/** The workbook's charts as PNG, for a file. One that cannot be drawn is missing there, and the file says so. */
export async function drawnCharts({
  view,
  port,
  shell,
}: WorkbookScreenState): Promise<ReadonlyMap<ChartId, Uint8Array>> {
  const { document } = view;
  const { phrase, locale } = shell;
  try {
    const { chartPictures } = await import('../../charts/chartPictures');
    return await chartPictures(document, { values: port.values, phrase, locale });
  } catch (error) {
    reportFault('drawing charts for a file', error);
    return new Map();
  }
}
