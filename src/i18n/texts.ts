import type { Locale } from '../shared/localText';
import type { ProblemParams } from '../shared/problems';
import { m } from './generated/messages.js';

export type MessageKey = keyof typeof m;
type Message = (params: ProblemParams, options: { locale: Locale }) => string;

/**
 * A text of the interface. The locale is given at each call, never global: two workbooks on one page may speak
 * different languages.
 */
export function text(locale: Locale, key: MessageKey, params: ProblemParams = {}): string {
  return (m[key] as unknown as Message)(params, { locale });
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(m, key);
}
