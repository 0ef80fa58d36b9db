const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The grid's `sanitizer`. Handsontable 18.1.1 writes headings and menu names as HTML; escaped, a name like
 * `<img onerror=...>` is the text it is.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
