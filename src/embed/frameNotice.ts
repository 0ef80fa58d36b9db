import { text } from '../i18n/texts';
import { preferredLocale } from '../shared/localText';
import type { Unserved } from './frameGuest';

/** A host that means to connect does so by then; slower ones are heard all the same. */
const silenceMs = 5_000;

const words = {
  alone: ['app_frame_alone', 'app_frame_aloneHint'],
  notAllowed: ['app_frame_notAllowed', 'app_frame_notAllowedHint'],
} as const;

/**
 * Says in a frame without a workbook why there is none. Only who looks at it learns that: the page around cannot read it, and
 * nothing is sent. There is nothing in it to press, since a page that is not allowed to use the frame may have drawn over it.
 */
export class FrameNotice {
  readonly #holder: HTMLElement;
  readonly #silence: ReturnType<typeof setTimeout>;
  #shown: HTMLElement | null = null;

  constructor(holder: HTMLElement) {
    this.#holder = holder;
    this.#silence = setTimeout(() => this.show('alone'), silenceMs);
  }

  show(why: Unserved): void {
    this.takeAway();
    const locale = preferredLocale(navigator.languages);
    const paragraphs = ['app_frame_title', ...words[why]] as const;
    const [title, reason, hint] = paragraphs.map((key, index) => {
      const element = document.createElement(index === 0 ? 'h1' : 'p');
      element.textContent = text(locale, key);
      return element;
    });
    const notice = document.createElement('main');
    notice.className = 'worthbook-frame-notice';
    notice.lang = locale;
    notice.dataset['wbTheme'] = 'system';
    const card = document.createElement('div');
    card.append(title!, reason!, hint!);
    notice.append(card);
    this.#shown = this.#holder.appendChild(notice);
  }

  /** For good, unless it is told to show something again. */
  takeAway(): void {
    clearTimeout(this.#silence);
    this.#shown?.remove();
    this.#shown = null;
  }
}
