import { trustedPolicy } from '../shared/trustedPolicy';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as markup that shows it: `<img onerror=...>` is the text it is. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

const policy = trustedPolicy('worthbook-escape', { createHTML: escapeHtml });

/** The grid's `sanitizer`: Handsontable 18.1.1 writes headings and menu names as HTML. */
export function trustedText(text: string): string {
  return policy.createHTML(text);
}
