/** What stands on the edge of every page. */
export interface PageEdge {
  readonly title: string;
  readonly date: string;
  readonly isWide: boolean;
}

/**
 * The rules of a printed page: A4, the workbook's name above, the date and the number of the page below. Browsers that
 * know no margin boxes leave the edges empty. A dark page's margins would be printed black.
 */
export function pageRules({ title, date, isWide }: PageEdge): string {
  const box = (place: string, content: string): string =>
    `@${place} { content: ${content}; font: 8pt sans-serif; color: #5b6675; }`;
  return `@page {
  size: A4 ${isWide ? 'landscape' : 'portrait'};
  margin: 18mm 15mm 16mm;
  ${box('top-left', quoted(title))}
  ${box('bottom-left', quoted(date))}
  ${box('bottom-right', 'counter(page) " / " counter(pages)')}
}
@media print {
  :root { color-scheme: light; }
}`;
}

/** A text of CSS: a name may hold anything. */
function quoted(text: string): string {
  const escaped = Array.from(text, (char) =>
    /[\\"\n\r\f<]/.test(char) ? `\\${(char.codePointAt(0) ?? 0).toString(16)} ` : char,
  );
  return `"${escaped.join('')}"`;
}
