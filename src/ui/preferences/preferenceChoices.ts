import type { Locale } from '../../shared/localText';
import type { MessageKey } from '../../i18n/texts';
import type { Theme } from '../mountShell';

export const themes: readonly { readonly value: Theme; readonly text: MessageKey }[] = [
  { value: 'light', text: 'app_themeLight' },
  { value: 'dark', text: 'app_themeDark' },
  { value: 'system', text: 'app_themeSystem' },
];

/** Each language under its own name, so that who cannot read the present one finds it. */
export const localeNames: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'zh-CN', name: '简体中文' },
];
