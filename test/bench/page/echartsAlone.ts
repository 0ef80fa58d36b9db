import type { EChartsType } from 'echarts';
import type { Page } from 'playwright';
import type { BuiltPage } from '../benchmark';
import { pointAt } from '../pointsWorkbook';

declare global {
  interface Window {
    echarts?: typeof import('echarts');
    /** The only chart of the page, and its points one after the other. */
    chartAlone?: { readonly chart: EChartsType; readonly points: Float64Array };
  }
}

export interface EChartsAlone {
  readonly page: Page;
  /** From the constructor's call to all points painted. */
  readonly paintedMs: number;
}

/**
 * What the chart library costs without us: the same points in a page of its own, as one series drawn in bulk, with one line
 * where ours has its cut. Close the page when done.
 */
export async function openEChartsAlone(built: BuiltPage, count: number): Promise<EChartsAlone> {
  // The server's content policy has Trusted Types, which the library alone does not know.
  const page = await built.context
    .browser()
    ?.newPage({ bypassCSP: true, viewport: built.page.viewportSize() });
  if (!page) throw new Error('the page has no browser');
  await page.goto(`${built.yardstickOrigin}/echarts.html`);
  const places = Array.from({ length: count }, (_, index) => pointAt(index)).flat();
  const paintedMs = await page.evaluate(createChart, places);
  return { page, paintedMs };
}

/** Milliseconds for each time the line was moved and everything drawn anew; for reading there is nothing else to move. */
export function redrawEChartsAlone(page: Page, times: number): Promise<number[]> {
  return page.evaluate(redraw, times);
}

/** Runs inside the page. */
async function createChart(places: readonly number[]): Promise<number> {
  const element = document.querySelector<HTMLElement>('#chart');
  if (!element || !window.echarts) throw new Error('ECharts was not loaded');
  const points = Float64Array.from(places);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const beganAt = performance.now();
  const chart = window.echarts.init(element, null, { renderer: 'canvas' });
  window.chartAlone = { chart, points };
  const painted = new Promise<void>((resolve) => chart.on('finished', () => resolve()));
  chart.setOption({
    animation: false,
    tooltip: {},
    xAxis: { min: 0, max: 100 },
    yAxis: { min: 0, max: 100 },
    series: [
      {
        type: 'scatter',
        large: true,
        largeThreshold: 0,
        symbolSize: 3,
        dimensions: ['x', 'y'],
        data: points,
        markLine: { symbol: 'none', animation: false, data: [{ xAxis: 50 }] },
      },
    ],
  });
  await painted;
  return performance.now() - beganAt;
}

/** Runs inside the page: the interval between the frames in which the line is elsewhere. */
async function redraw(times: number): Promise<number[]> {
  const { chart, points } = window.chartAlone ?? {};
  if (!chart || !points) throw new Error('there is no chart');
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const intervals: number[] = [];
  await nextFrame();
  let last = performance.now();
  for (let time = 0; time < times; time += 1) {
    chart.setOption({ series: [{ data: points, markLine: { data: [{ xAxis: 30 + time / 2 }] } }] });
    await nextFrame();
    const now = performance.now();
    intervals.push(now - last);
    last = now;
  }
  return intervals;
}
