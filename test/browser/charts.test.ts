import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { readChartData, type QuadrantData } from '../../src/charts/chartData';
import { chartPictures } from '../../src/charts/chartPictures';
import { createChartView, type ChartView, type ChartViewOptions } from '../../src/charts/chartView';
import { lightChartTheme } from '../../src/charts/chartTheme';
import { ChartFixture, phraseIn } from '../unit/charts/chartFixture';

let host: HTMLElement;
let view: ChartView | null = null;

beforeEach(() => {
  host = document.createElement('div');
  host.style.cssText = 'width:680px;height:420px';
  document.body.append(host);
});
afterEach(() => {
  view?.dispose();
  host.remove();
});

async function show(options: Partial<ChartViewOptions> = {}): Promise<ChartView> {
  view = createChartView(host, { locale: 'en', theme: lightChartTheme, phrase: phraseIn('en'), ...options });
  await view.ready;
  return view;
}

function quadrantFixture(count: number): { fixture: ChartFixture; data: QuadrantData } {
  const values = Array.from({ length: count }, (_, index) => (index * 37) % 101);
  const fixture = new ChartFixture({
    Value: { type: 'number', values },
    Capability: { type: 'number', values: values.map((value) => (value * 7) % 101) },
  });
  const chart = fixture.chart({
    kind: 'quadrant',
    x: fixture.column('Value'),
    y: fixture.column('Capability'),
    xCut: fixture.xCut,
    yCut: fixture.yCut,
  });
  return { fixture, data: readChartData(fixture.document, fixture.reader, chart) as QuadrantData };
}

function barsData() {
  const fixture = new ChartFixture({
    class: { type: 'choice', values: ['A', 'B', 'A'] },
    value: { type: 'number', values: [10, 4, 6] },
  });
  const chart = fixture.chart({
    kind: 'bars',
    category: fixture.column('class'),
    value: fixture.column('value'),
    aggregate: 'sum',
  });
  return readChartData(fixture.document, fixture.reader, chart);
}

const slider = (name: string): HTMLElement => {
  const found = host.querySelector<HTMLElement>(`[role=slider][aria-label="${name}"]`);
  if (!found) throw new Error(`no slider ${name}`);
  return found;
};
/** Presses at a place of the chart's element, moves to another and lets go. */
function drag(
  from: readonly [number, number],
  to: readonly [number, number],
  init: PointerEventInit = {},
): void {
  const root = host.firstElementChild as HTMLElement;
  const bounds = root.getBoundingClientRect();
  const fire = (type: string, [x, y]: readonly [number, number]): void => {
    const place = { clientX: bounds.left + x, clientY: bounds.top + y };
    root.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, ...place, ...init }));
  };
  root.setPointerCapture = () => undefined;
  fire('pointerdown', from);
  if (from !== to) fire('pointermove', to);
  fire('pointerup', to);
}

describe('charts for a file', () => {
  it('are pictures in double resolution, without being on the screen', async () => {
    const { fixture } = quadrantFixture(20);
    const chart = fixture.chart({
      kind: 'quadrant',
      x: fixture.column('Value'),
      y: fixture.column('Capability'),
      xCut: 50,
      yCut: 50,
    });
    const pictures = await chartPictures(
      { ...fixture.document, charts: [chart] },
      { values: fixture.reader, locale: 'en', phrase: phraseIn('en') },
    );
    const png = pictures.get(chart.id) ?? new Uint8Array();
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    const { width, height } = await createImageBitmap(new Blob([png as Uint8Array<ArrayBuffer>]));
    expect([width, height]).toEqual([chart.anchor.widthPx * 2, chart.anchor.heightPx * 2]);
  });
});

describe('a chart on the screen', () => {
  it('draws bars as SVG and names what it shows', async () => {
    const shown = await show();
    shown.update(barsData());
    await vi.waitFor(() => expect(host.querySelectorAll('svg path').length).toBeGreaterThan(2));
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toContain(
      'the largest is A with 16',
    );
  });

  it('is all there in its first frame where it may be printed in the next', async () => {
    const shown = await show({ isStill: true });
    shown.update(barsData());
    // A picture is written with fewer decimals.
    const rounded = (path: Element): string =>
      (path.getAttribute('d') ?? '').replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number))));
    const shapes = (of: ParentNode): string[] => Array.from(of.querySelectorAll('path'), rounded);
    const drawn = await vi.waitUntil(() => shapes(host).length > 2 && shapes(host), { interval: 1 });
    const final = new DOMParser().parseFromString(await shown.toSvg(), 'image/svg+xml');
    expect(drawn).toEqual(shapes(final));
  });

  it('draws few points as SVG and many on a canvas', async () => {
    const shown = await show();
    shown.update(quadrantFixture(50).data);
    await vi.waitFor(() => expect(host.querySelector('svg')).not.toBeNull());
    shown.update(quadrantFixture(5000).data);
    await vi.waitFor(() => expect(host.querySelector('canvas')).not.toBeNull());
    expect(host.querySelector('svg')).toBeNull();
  });

  it('moves a cut with the keyboard, within its bounds', async () => {
    const onCutChange = vi.fn();
    const { fixture, data } = quadrantFixture(50);
    const shown = await show({ onCutChange });
    shown.update(data);
    await vi.waitFor(() => expect(slider('Value cut').getAttribute('aria-valuenow')).toBe('50'));
    slider('Value cut').focus();
    await userEvent.keyboard('{ArrowRight}{PageUp}{End}');
    expect(onCutChange.mock.calls).toEqual([
      [fixture.xCut, 51, true],
      [fixture.xCut, 61, true],
      [fixture.xCut, 100, true],
    ]);
    expect(slider('Value cut').getAttribute('aria-valuenow')).toBe('100');
  });

  it('reports the rows of the points in a box, and adds to them with Shift', async () => {
    const onSelectRows = vi.fn();
    const { data } = quadrantFixture(50);
    const shown = await show({ onSelectRows });
    shown.update(data);
    await vi.waitFor(() => expect(slider('Value cut').style.display).toBe('block'));
    // One pixel left of the line, whose handle is 14 px wide.
    const right = slider('Value cut').offsetLeft + 6;
    drag([right, 60], [670, 410]);
    const rows = onSelectRows.mock.lastCall?.[1] as number[];
    expect(rows).toEqual(Array.from(data.x).flatMap((x, index) => (x >= 50 ? [101 + index] : [])));
    drag([70, 60], [670, 410], { shiftKey: true });
    expect((onSelectRows.mock.lastCall?.[1] as number[]).length).toBeGreaterThan(rows.length);
  });

  it('clears the choice by a click beside all points', async () => {
    const onSelectRows = vi.fn();
    const { data } = quadrantFixture(1);
    const shown = await show({ onSelectRows });
    shown.update(data);
    await vi.waitFor(() => expect(slider('Value cut').style.display).toBe('block'));
    const place = [400, 200] as const;
    drag(place, place);
    expect(onSelectRows.mock.lastCall?.[1]).toEqual([]);
  });

  it('gives pictures of both kinds', async () => {
    const shown = await show();
    shown.update(barsData());
    expect(await shown.toSvg()).toMatch(/^<svg /);
    expect((await shown.toPng()).type).toBe('image/png');
  });

  it('leaves nothing behind', async () => {
    const shown = await show();
    shown.update(barsData());
    shown.dispose();
    expect(host.childElementCount).toBe(0);
  });
});
