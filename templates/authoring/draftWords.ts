import type { Locale, LocalText } from '../../src/shared/localText';
import type { Template } from '../schema';

/** The texts of a template that is being made: what the author wrote, what is known, or one text for both languages. */
export class DraftWords {
  readonly #locale: Locale;
  readonly #written: Readonly<Record<string, LocalText>>;
  readonly #known = new Map<string, LocalText>();

  /** `previous` is an earlier version, whose author has said some of the texts in both languages. */
  constructor(locale: Locale, written: Readonly<Record<string, LocalText>>, previous: Template | null) {
    this.#locale = locale;
    this.#written = written;
    if (previous) this.#learn(previous);
  }

  /** `text` as it stands in the workbook; `other` is what the other language is known to call it. */
  of(place: string, text: string, longest: number, other?: LocalText): LocalText {
    const written = this.#written[place];
    if (written) return clipped(written, longest);
    const known = this.#known.get(text);
    if (known) return clipped(known, longest);
    return clipped({ en: text, 'zh-CN': text, ...(other ? this.#inOther(text, other) : {}) }, longest);
  }

  written(place: string): LocalText | undefined {
    return this.#written[place];
  }

  #inOther(text: string, other: LocalText): LocalText {
    return this.#locale === 'en' ? { en: text, 'zh-CN': other['zh-CN'] } : { en: other.en, 'zh-CN': text };
  }

  #learn(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    if (isLocalText(node)) this.#known.set(node[this.#locale], node);
    else for (const inner of Object.values(node)) this.#learn(inner);
  }
}

function isLocalText(node: object): node is LocalText {
  return 'en' in node && 'zh-CN' in node && typeof node.en === 'string' && typeof node['zh-CN'] === 'string';
}

const clipped = (text: LocalText, longest: number): LocalText => ({
  en: text.en.slice(0, longest),
  'zh-CN': text['zh-CN'].slice(0, longest),
});
