/** The shapes of one icon on a 24 x 24 field: element name and attributes. */
export type IconShapes = readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[];

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A drawn icon, hidden from screen readers: what stands beside it says it in words. */
export function gridIcon(ownerDocument: Document, shapes: IconShapes): SVGElement {
  const svg = ownerDocument.createElementNS(svgNamespace, 'svg');
  const attributes = { viewBox: '0 0 24 24', class: 'wb-grid-icon', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const [name, shape] of shapes) {
    const element = ownerDocument.createElementNS(svgNamespace, name);
    for (const [attribute, value] of Object.entries(shape)) element.setAttribute(attribute, value);
    svg.append(element);
  }
  return svg;
}
