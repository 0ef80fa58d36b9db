import { describe, expect, it } from 'vitest';
import { keyCaps, keyText, matchesShortcut } from '../../../src/ui/shortcuts';

const press = (key: string, o: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...o }) as KeyboardEvent;

describe('shortcuts', () => {
  it('are written with the caps of the keyboard at hand', () => {
    expect(keyCaps('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keyText('Mod+ArrowDown', false)).toBe('Ctrl+↓');
  });

  it('match their own press and no other modifier', () => {
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true);
    expect(matchesShortcut(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true);
    expect(matchesShortcut(press('k', { metaKey: true }), 'Mod+K', false)).toBe(false);
    expect(matchesShortcut(press('k', { ctrlKey: true, shiftKey: true }), 'Mod+K', false)).toBe(false);
    expect(matchesShortcut(press('k', { ctrlKey: true, altKey: true }), 'Mod+K', false)).toBe(false);
  });

  it('take a symbol as such, whether Shift was needed for it or not', () => {
    expect(matchesShortcut(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchesShortcut(press('?'), '?', false)).toBe(true);
    expect(matchesShortcut(press('/', { shiftKey: true }), '?', false)).toBe(false);
    // By its place on the keyboard only with Shift: without it the key names itself.
    const backquote = { ctrlKey: true, code: 'Backquote' };
    expect(matchesShortcut(press('¬', { ...backquote, shiftKey: true }), 'Mod+Shift+~', false)).toBe(true);
    expect(matchesShortcut(press('`', backquote), 'Mod+Shift+~', false)).toBe(false);
  });
});
