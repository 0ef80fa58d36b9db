import type { FormulaPiece } from './formulaPieces';

const drawn = new WeakMap<HTMLElement, readonly FormulaPiece[]>();

/** Draws the pieces into an element; what is the same at both ends stays, so that typing touches a few nodes only. */
export function drawPieces(layer: HTMLElement, pieces: readonly FormulaPiece[]): void {
  const before = drawn.get(layer) ?? [];
  drawn.set(layer, pieces);
  let head = 0;
  const shorter = Math.min(before.length, pieces.length);
  while (head < shorter && isSame(before[head], pieces[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), pieces.at(-1 - tail))) tail++;
  for (let count = before.length - tail - head; count > 0; count--) layer.childNodes[head]?.remove();
  const next = layer.childNodes[head] ?? null;
  for (const piece of pieces.slice(head, pieces.length - tail)) {
    layer.insertBefore(nodeOf(layer.ownerDocument, piece), next);
  }
}

function isSame(one: FormulaPiece | undefined, other: FormulaPiece | undefined): boolean {
  return one?.text === other?.text && one?.look === other?.look;
}

function nodeOf(ownerDocument: Document, { text, look }: FormulaPiece): Node {
  if (look === '') return ownerDocument.createTextNode(text);
  const span = ownerDocument.createElement('span');
  span.className = look;
  span.textContent = text;
  return span;
}

/** Lays the layer over what a text area shows: the same type at the same place, scrolled as far. */
export function followField(layer: HTMLElement, field: HTMLTextAreaElement): void {
  const { style } = layer;
  style.left = `${field.offsetLeft + field.clientLeft}px`;
  style.top = `${field.offsetTop + field.clientTop}px`;
  style.width = `${field.clientWidth}px`;
  style.height = `${field.clientHeight}px`;
  layer.scrollTop = field.scrollTop;
}

/** The type of the text area, which differs from place to place. */
export function copyType(layer: HTMLElement, field: HTMLTextAreaElement): void {
  const computed = field.ownerDocument.defaultView?.getComputedStyle(field);
  if (!computed) return;
  const { style } = layer;
  // One by one: with tabular figures the shorthand is empty.
  style.fontFamily = computed.fontFamily;
  style.fontSize = computed.fontSize;
  style.fontWeight = computed.fontWeight;
  style.fontStyle = computed.fontStyle;
  style.lineHeight = computed.lineHeight;
  style.letterSpacing = computed.letterSpacing;
  style.fontVariantNumeric = computed.fontVariantNumeric;
  style.padding = computed.padding;
  style.textAlign = computed.textAlign;
}

/** Where a character of the layer is on the page; `null` when nothing is drawn. */
export function rectOfCharacter(layer: HTMLElement, offset: number): DOMRect | null {
  const walker = layer.ownerDocument.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  let rest = offset;
  let node = walker.nextNode();
  let last: Node | null = null;
  while (node) {
    const length = node.textContent?.length ?? 0;
    if (rest < length) break;
    rest -= length;
    last = node;
    node = walker.nextNode();
  }
  const at = node ?? last;
  if (!at) return null;
  const range = layer.ownerDocument.createRange();
  range.setStart(at, node ? rest : (at.textContent?.length ?? 0));
  range.collapse(true);
  return range.getBoundingClientRect();
}
