import { expect, it } from 'vitest';
import { byReadiness } from '../../../../src/ui/templating/byReadiness';
import { builtInCards } from '../../../../templates/registry';

const [first, second, third] = builtInCards;
const cards = [first!, second!, third!];
const missing = [{ en: 'Region', 'zh-CN': '地区' }];
const needs = (...ready: string[]) =>
  new Map(cards.map(({ id }) => [id, ready.includes(id) ? [] : missing] as const));

it('puts what is ready first and keeps the order otherwise', () => {
  expect(byReadiness(cards, needs(first!.id, third!.id))).toEqual([
    { heading: 'app_templatesReady', cards: [first, third] },
    { heading: 'app_templatesLacking', cards: [second] },
  ]);
});

it('makes no groups when all are alike, or when it is not known', () => {
  const all = [{ heading: null, cards }];
  expect(byReadiness(cards, needs())).toEqual(all);
  expect(byReadiness(cards, needs(...cards.map(({ id }) => id)))).toEqual(all);
  expect(byReadiness(cards, new Map())).toEqual(all);
});
