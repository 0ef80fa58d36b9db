import type { Locale, LocalText } from '../../src/shared/localText';
import type { Template } from '../schema';

/** The texts of a template that is being made: what the author wrote, what is known, or one text for both languages. */
export class DraftWords {
  readonly #locale: Locale;
  readonly #written: Readonly<Record<string, LocalText>>;
  readonly #previous = new Map<string, LocalText>();
  readonly #others = new Map<string, LocalText>();

  /** `previous` is an earlier version of this template; `others` have said some of the texts in both languages too. */
  constructor(
    locale: Locale,
    written: Readonly<Record<string, LocalText>>,
    previous: Template | null,
    others: readonly Template[],
  ) {
    this.#locale = locale;
    this.#written = written;
    this.#learn(previous, this.#previous);
    for (const template of others) this.#learn(template, this.#others);
  }

  /** `text` as it stands in the workbook; `other` is what the other language is known to call it. */
  of(place: string, text: string, longest: number, other?: LocalText): LocalText {
    const written = this.#written[place];
    if (written) return clipped(written, longest);
    const known = this.#previous.get(text) ?? (other ? this.#inOther(text, other) : this.#others.get(text));
    return clipped(known ?? { en: text, 'zh-CN': text }, longest);
  }

  written(place: string): LocalText | undefined {
    return this.#written[place];
  }

  #inOther(text: string, other: LocalText): LocalText {
    return this.#locale === 'en' ? { en: text, 'zh-CN': other['zh-CN'] } : { en: other.en, 'zh-CN': text };
  }

  /** The first one to say a text is right. */
  #learn(node: unknown, known: Map<string, LocalText>): void {
    if (typeof node !== 'object' || node === null) return;
    if (isLocalText(node)) {
      if (!known.has(node[this.#locale])) known.set(node[this.#locale], node);
    } else for (const inner of Object.values(node)) this.#learn(inner, known);
  }
}

function isLocalText(node: object): node is LocalText {
  return 'en' in node && 'zh-CN' in node && typeof node.en === 'string' && typeof node['zh-CN'] === 'string';
}

const clipped = (text: LocalText, longest: number): LocalText => ({
  en: text.en.slice(0, longest),
  'zh-CN': text['zh-CN'].slice(0, longest),
});
