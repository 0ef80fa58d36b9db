import type { LocalText, Locale } from '../src/shared/localText';

const placeholder = /\{(\w+)\}/g;

/** A text with `{name}` replaced by the parameter of that name; `?` where there is none. */
export function fillText(
  text: LocalText,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  return text[locale].replaceAll(placeholder, (_, name: string) => String(params[name] ?? '?'));
}
