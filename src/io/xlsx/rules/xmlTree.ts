/** An element of a part of a file. Names of elements and attributes stand without their namespace's prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of this element alone; see `textOf`. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const deepest = 32;

/**
 * Takes a piece of XML apart, in one pass and without ever failing: what is no XML ends it, what was read before that
 * stays. Document types and their entities are left alone.
 */
export function parseXml(xml: string): readonly XmlElement[] {
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [root];
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    const current = open.at(-1) as OpenElement;
    if (start !== at) current.text += decodeEntities(xml.slice(at, start < 0 ? undefined : start));
    if (start < 0) break;
    const special = specialEnd(xml, start);
    const end = special ?? tagEnd(xml, start);
    if (end < 0) break;
    at = end;
    if (special !== null) {
      if (xml.startsWith('<![CDATA[', start)) current.text += xml.slice(start + 9, end - 3);
      continue;
    }
    if (xml[start + 1] === '/') {
      // A closing tag too many belongs to an element that began before this piece.
      if (open.length > 1) open.pop();
      continue;
    }
    const isEmpty = xml[end - 2] === '/';
    const element = elementOf(xml.slice(start + 1, end - (isEmpty ? 2 : 1)));
    current.children.push(element);
    if (isEmpty) continue;
    if (open.length >= deepest) break;
    open.push(element);
  }
  return root.children;
}

/** The text of an element and of all within it. */
export function textOf({ text, children }: XmlElement): string {
  return text + children.map(textOf).join('');
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All elements of a name, however deep. */
export function elementsNamed(elements: readonly XmlElement[], name: string): XmlElement[] {
  return elements.flatMap((element) => [
    ...(element.name === name ? [element] : []),
    ...elementsNamed(element.children, name),
  ]);
}

/** Where a comment, a processing instruction and their like end; `null` for an ordinary tag. */
function specialEnd(xml: string, start: number): number | null {
  const close = xml.startsWith('<!--', start)
    ? '-->'
    : xml.startsWith('<![CDATA[', start)
      ? ']]>'
      : xml.startsWith('<?', start)
        ? '?>'
        : xml.startsWith('<!', start)
          ? '>'
          : null;
  if (close === null) return null;
  const end = xml.indexOf(close, start);
  return end < 0 ? -1 : end + close.length;
}

/** Behind the `>` of a tag; quoted values may hold one. */
function tagEnd(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const char = xml[at] as string;
    if (char === '>') return at + 1;
    if (char !== '"' && char !== "'") continue;
    at = xml.indexOf(char, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function elementOf(tag: string): OpenElement {
  const [name = ''] = /^[^\s]*/.exec(tag) ?? [];
  const attributes = new Map<string, string>();
  const attribute = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  attribute.lastIndex = name.length;
  for (let match = attribute.exec(tag); match; match = attribute.exec(tag)) {
    attributes.set(bareName(match[1] as string), decodeEntities(match[2] ?? match[3] ?? ''));
  }
  return { name: bareName(name), attributes, children: [], text: '' };
}

const bareName = (name: string): string => name.slice(name.indexOf(':') + 1);

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, ten, sixteen, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] as string;
      const code = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(sixteen), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
