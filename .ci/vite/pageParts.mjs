const charset = '<meta charset="utf-8" />';

/** What stands in the head of each page beside its title and description. */
const head = `${charset}
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f7f8fa" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1a2028" />
    <link rel="icon" type="image/svg+xml" href="icon.svg" />`;

const barMarker = '<!-- bar -->';

/** The way back and the languages, on pages beside the application (src/app/furtherPage.css). */
const bar = `<header class="bar">
      <a class="home" href="index.html">Worthbook 客值簿</a>
      <div class="languages" role="group" aria-label="Language / 语言">
        <button type="button" data-language="en" lang="en">English</button>
        <button type="button" data-language="zh-CN" lang="zh-CN">中文</button>
      </div>
    </header>`;

/**
 * Writes what all pages have in common into each.
 *
 * @returns {import('vite').Plugin}
 */
export function pageParts() {
  return {
    name: 'worthbook:page-parts',
    transformIndexHtml: {
      order: 'pre',
      // The page in which tests run is none of these.
      handler: (html) => html.replace(charset, head).replace(barMarker, bar),
    },
  };
}
