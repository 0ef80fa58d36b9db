const appleKeys: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };
const arrowKeys: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

export function isApple(platform: string = navigator.platform): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/** The caps of a shortcut as people know them: `Mod+Shift+Z` is Ctrl Shift Z, or ⌘ ⇧ Z on a Mac. */
export function keyCaps(shortcut: string, apple: boolean = isApple()): string[] {
  return splitShortcut(shortcut).map((key) => {
    if (arrowKeys[key]) return arrowKeys[key];
    if (apple) return appleKeys[key] ?? key;
    return key === 'Mod' ? 'Ctrl' : key;
  });
}

/** The same as one text, for tooltips and `aria-keyshortcuts`. */
export function keyText(shortcut: string, apple: boolean = isApple()): string {
  return keyCaps(shortcut, apple).join(apple ? '' : '+');
}

/** Whether a key press is this shortcut, and no other modifier is held. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string, apple: boolean = isApple()): boolean {
  const keys = splitShortcut(shortcut);
  const main = keys[keys.length - 1] ?? '';
  const wants = (key: string): boolean => keys.includes(key);
  const modHeld = apple ? event.metaKey : event.ctrlKey;
  // `?` needs Shift on most keyboards and not on others: a symbol names itself, whatever was held for it.
  const isSymbol = main.length === 1 && !/[a-z0-9]/i.test(main);
  return (
    modHeld === wants('Mod') &&
    (isSymbol || event.shiftKey === wants('Shift')) &&
    event.altKey === wants('Alt') &&
    (event.key.toLowerCase() === main.toLowerCase() ||
      (wants('Shift') && event.shiftKey && event.code === codeOf(main)))
  );
}

/** With Shift a key names what it would type, `!` for `1`: then the place on the keyboard tells which one it is. */
function codeOf(key: string): string | undefined {
  if (/^[0-9]$/.test(key)) return `Digit${key}`;
  return { '-': 'Minus', '=': 'Equal', '~': 'Backquote', ';': 'Semicolon', "'": 'Quote' }[key];
}

/** Typing is going on there: plain keys and undo belong to the field. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)) ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * A field whose text was taken over already (a parameter after Enter): there is nothing of its own to undo there, and
 * Ctrl+Z means the last change of the workbook.
 */
export function isSettledField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['settled'] === 'true';
}

function splitShortcut(shortcut: string): string[] {
  return shortcut === '+' ? ['+'] : shortcut.split('+').map((key) => key || '+');
}
