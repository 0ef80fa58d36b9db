import type { LocalText } from '../../shared/localText';
import type { MessageKey } from '../../i18n/texts';
import type { TemplateCard } from '../templatesPort';

export interface CardGroup {
  /** `null` when all cards are of one kind. */
  readonly heading: MessageKey | null;
  readonly cards: readonly TemplateCard[];
}

/** What can be used with the columns there are comes first; the order within stays. */
export function byReadiness(
  cards: readonly TemplateCard[],
  needs: ReadonlyMap<string, readonly LocalText[]>,
): readonly CardGroup[] {
  const isReady = ({ id }: TemplateCard): boolean => needs.get(id)?.length === 0;
  const ready = cards.filter(isReady);
  const others = cards.filter((card) => !isReady(card));
  if (ready.length === 0 || others.length === 0) return [{ heading: null, cards }];
  return [
    { heading: 'app_templatesReady', cards: ready },
    { heading: 'app_templatesLacking', cards: others },
  ];
}
