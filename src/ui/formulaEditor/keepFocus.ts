/** A press in it leaves the focus to the text that is typed, and is none beside the grid for Handsontable, which ends the editor then. */
export function keepFocus(element: HTMLElement): () => void {
  const keep = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener('mousedown', keep);
  return () => element.removeEventListener('mousedown', keep);
}
