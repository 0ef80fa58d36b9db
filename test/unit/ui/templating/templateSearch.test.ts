import { describe, expect, it } from 'vitest';
import { TemplateSearch } from '../../../../src/ui/templating/templateSearch.svelte';
import { templateTopics } from '../../../../src/ui/templatesPort';
import { builtInCards } from '../../../../templates/registry';
import type { Locale } from '../../../../src/shared/localText';

const ids = (search: TemplateSearch): string[] => search.found.map(({ id }) => id);
const searchIn = (locale: Locale, words = ''): TemplateSearch => {
  const search = new TemplateSearch(
    () => builtInCards,
    () => locale,
  );
  search.words = words;
  return search;
};

describe('the search of the gallery', () => {
  it('shows every template, by topic, when nothing is looked for', () => {
    const search = searchIn('en');
    expect(ids(search).sort()).toEqual(builtInCards.map(({ id }) => id).sort());
    const topics = search.found.map(({ topic }) => templateTopics.indexOf(topic));
    expect(topics).toEqual([...topics].sort((a, b) => a - b));
  });

  it('finds a template by words of its name, its question, what it builds and what it needs', () => {
    for (const card of builtInCards) {
      for (const text of [card.name, card.question, ...card.builds, ...card.needs]) {
        expect(ids(searchIn('en', text.en)), text.en).toContain(card.id);
        expect(ids(searchIn('zh-CN', text['zh-CN'])), text['zh-CN']).toContain(card.id);
      }
    }
  });

  it('takes words in any order and case, and all of them must be there', () => {
    expect(ids(searchIn('en', 'ACCOUNTS  key'))).toContain('key-accounts');
    expect(ids(searchIn('en', 'key accounts nowhere'))).toEqual([]);
  });

  it('looks in the language that is shown', () => {
    expect(ids(searchIn('zh-CN', '大客户'))).toContain('key-accounts');
    expect(ids(searchIn('en', '大客户'))).toEqual([]);
  });

  it('keeps to a topic until none is chosen', () => {
    const search = searchIn('en');
    search.choose('retention');
    expect(ids(search)).toEqual(
      builtInCards.filter(({ topic }) => topic === 'retention').map(({ id }) => id),
    );
    search.words = 'cohort';
    expect(ids(search)).toContain('cohort-retention');
    search.choose(null);
    expect(search.found.length).toBeGreaterThanOrEqual(1);
  });
});
