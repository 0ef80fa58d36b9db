import type { BrowserContext, Page } from '@playwright/test';

/** What the browser says against the pages of a context, and what they ask of anybody else, as it comes. */
export function watchPolicy(context: BrowserContext): readonly string[] {
  const violations: string[] = [];
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      const words = message.text();
      if (/Content[ -]Security[ -]Policy|Trusted(HTML|Script|Type)/i.test(words)) violations.push(words);
    });
    page.on('websocket', (socket) => violations.push(`connection to ${socket.url()}`));
  };
  context.pages().forEach(watch);
  context.on('page', watch);
  // Those of service workers too.
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn = protocol === 'data:' || protocol === 'blob:' || hostname === 'localhost';
    if (!isOwn) violations.push(`request to ${request.url()}`);
  });
  return violations;
}
