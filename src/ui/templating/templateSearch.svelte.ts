import { foldText } from '../../shared/foldText';
import type { Locale } from '../../shared/localText';
import { templateTopics, type TemplateCard, type TemplateTopic } from '../templatesPort';

/** What is looked for in the gallery: words of a card, and what it is about. */
export class TemplateSearch {
  readonly #cards: () => readonly TemplateCard[];
  readonly #locale: () => Locale;
  words = $state('');
  topic = $state<TemplateTopic | null>(null);

  readonly found: readonly TemplateCard[] = $derived.by(() => {
    const { topic, words } = this;
    const sought = foldText(words).split(/\s+/).filter(Boolean);
    const hits = this.#cards().filter(
      (card) =>
        (topic === null || card.topic === topic) &&
        sought.every((word) => foldText(textOf(card, this.#locale())).includes(word)),
    );
    // Sorting is stable: within a topic the order of the cards stays.
    return [...hits].sort((a, b) => templateTopics.indexOf(a.topic) - templateTopics.indexOf(b.topic));
  });

  constructor(cards: () => readonly TemplateCard[], locale: () => Locale) {
    this.#cards = cards;
    this.#locale = locale;
  }

  choose(topic: TemplateTopic | null): void {
    this.topic = topic;
  }
}

function textOf({ name, question, builds, needs }: TemplateCard, locale: Locale): string {
  return [name, question, ...builds, ...needs].map((text) => text[locale]).join(' ');
}
