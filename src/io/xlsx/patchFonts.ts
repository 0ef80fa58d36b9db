/** In this order what a font has must stand. */
const parts = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

/** hucre 1.0.0 writes the colour of a font before its size. */
export function patchFonts(xml: string): string {
  return xml.replace(/<font>(.*?)<\/font>/gs, (_, content: string) => {
    const found = [...content.matchAll(/<(\w+)[^>]*\/>/g)];
    found.sort(([, one = ''], [, other = '']) => parts.indexOf(one) - parts.indexOf(other));
    return `<font>${found.map(([part]) => part).join('')}</font>`;
  });
}
