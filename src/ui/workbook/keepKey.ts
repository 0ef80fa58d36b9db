/**
 * The key has done its work. The grid may have the keyboard again by the time the event reaches the document, where it
 * listens: it must not act on the same key.
 */
export function keepKey(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
