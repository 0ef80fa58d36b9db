import { join } from 'node:path';
import { generateSW } from 'workbox-build';

/** What `generateSW` writes into it. */
export const serviceWorkerPackages = [
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
];

/**
 * The service worker of the standalone page: every file the page can need is stored at the first visit, so that it
 * opens with the server gone. A new version is stored beside the old one and waits until the page asks for it
 * (src/app/registerServiceWorker.ts) or is closed: it never takes over a page that is running.
 *
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  return {
    name: 'worthbook:service-worker',
    apply: 'build',
    // After a build that has succeeded; `closeBundle` also comes after one that has not, and would hide why.
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the build has no folder to write to');
      const { count, size, warnings } = await generateSW({
        globDirectory: dir,
        swDest: join(dir, 'serviceWorker.js'),
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,woff2,json,txt}'],
        globIgnores: ['headless.js', 'template.schema.json', 'embed/**', 'serviceWorker.js'],
        maximumFileSizeToCacheInBytes: 32 * 1024 * 1024,
        // Names of built files carry a hash of their contents.
        dontCacheBustURLsMatching: /^assets\//,
        cleanupOutdatedCaches: true,
        // Safe without consent: only a worker that nothing else has to give way to becomes active by itself.
        clientsClaim: true,
        skipWaiting: false,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        navigateFallback: 'index.html',
        navigateFallbackAllowlist: [/\/(index\.html)?(\?.*)?$/],
      });
      for (const warning of warnings) this.warn(warning);
      this.info(`stores ${count} files, ${Math.round(size / 1024)} kB`);
    },
  };
}
