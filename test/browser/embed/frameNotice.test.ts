import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../src/embed/framePage.css';
import '../../../src/ui/tokens.css';
import { FrameNotice } from '../../../src/embed/frameNotice';
import { text } from '../../../src/i18n/texts';

const shown = () => document.querySelector<HTMLElement>('.worthbook-frame-notice');

describe('the notice in a frame without a workbook', () => {
  let notice: FrameNotice;
  beforeEach(() => {
    vi.useFakeTimers();
    notice = new FrameNotice(document.body);
  });
  afterEach(() => {
    notice.takeAway();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each([
    ['en', ['fr', 'en-GB']],
    ['zh-CN', ['zh-TW', 'en']],
  ] as const)('says in %s, to those who read %j, what the matter is and what to do', (locale, languages) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
    for (const why of ['alone', 'notAllowed'] as const) {
      notice.show(why);
      const keys = ['app_frame_title', `app_frame_${why}`, `app_frame_${why}Hint`] as const;
      expect(shown()?.lang).toBe(locale);
      expect([...shown()!.querySelectorAll('h1, p')].map(({ textContent }) => textContent)).toEqual(
        keys.map((key) => text(locale, key)),
      );
    }
    expect(document.querySelectorAll('.worthbook-frame-notice')).toHaveLength(1);
  });

  it('comes by itself where nobody connects, and never once somebody has', () => {
    expect(shown()).toBeNull();
    vi.advanceTimersByTime(5_000);
    expect(shown()?.textContent).toContain(text('en', 'app_frame_alone'));
    notice.takeAway();
    expect(shown()).toBeNull();
    const taken = new FrameNotice(document.body);
    taken.takeAway();
    vi.advanceTimersByTime(60_000);
    expect(shown()).toBeNull();
  });
});
