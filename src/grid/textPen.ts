/** Sizes of text in cells, at 100 %. */
export const textSizePx = { small: 12, normal: 13, title: 15, heading: 20, display: 28 } as const;

const pens = new WeakMap<Document, CanvasRenderingContext2D | null>();

/** Measures texts without asking the layout; one for all grids of a document. `null` where there is no canvas. */
export function textPen(ownerDocument: Document): CanvasRenderingContext2D | null {
  let pen = pens.get(ownerDocument);
  if (pen === undefined) {
    pen = ownerDocument.createElement('canvas').getContext('2d');
    pens.set(ownerDocument, pen);
  }
  return pen;
}

/**
 * Has the pen and the usual font ready before a grid starts in an element: 10 ms that do not have to be part of the task in
 * which the grid is drawn for the first time.
 */
export function readyTextPen(element: HTMLElement): void {
  const pen = textPen(element.ownerDocument);
  if (!pen) return;
  pen.font = `${textSizePx.normal}px ${getComputedStyle(element).fontFamily}`;
  pen.measureText('0');
}
