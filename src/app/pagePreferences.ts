import { isLocale, preferredLocale } from '../shared/localText';
import type { Preferences, Theme } from '../ui/mountShell';

const storageKey = 'worthbook.preferences';
const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** Language and theme of the last visit; of a first one, what browser and system ask for. */
export function readPreferences(): Preferences {
  const stored = readStored();
  return {
    locale: isLocale(stored.locale) ? stored.locale : preferredLocale(navigator.languages),
    theme: themes.find((theme) => theme === stored.theme) ?? 'system',
  };
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Storage is blocked: the choice holds for this visit.
  }
}

function readStored(): { readonly locale?: unknown; readonly theme?: unknown } {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
