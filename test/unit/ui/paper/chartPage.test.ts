import { expect, it } from 'vitest';
import { chartPage } from '../../../../src/ui/paper/chartPage';

it('lays a wide chart along the long side of the page, and a high one along the short side', () => {
  expect(chartPage({ widthPx: 560, heightPx: 336 })).toEqual({ isWide: true, widthMm: 267 });
  expect(chartPage({ widthPx: 320, heightPx: 400 })).toEqual({ isWide: false, widthMm: 180 });
});

it('makes a chart no higher than the page', () => {
  expect(chartPage({ widthPx: 420, heightPx: 400 })).toEqual({ isWide: true, widthMm: 182 });
  expect(chartPage({ widthPx: 300, heightPx: 900 })).toEqual({ isWide: false, widthMm: 87 });
});
