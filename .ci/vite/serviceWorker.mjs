import { VitePWA } from 'vite-plugin-pwa';

/**
 * The service worker of the standalone page: every file the page can need is stored at the first visit, so that it
 * opens with the server gone. A new version is stored beside the old one and waits until the page asks for it
 * (src/app/registerServiceWorker.ts) or is closed: it never takes over a page that is running.
 *
 * @returns {import('vite').PluginOption}
 */
export function serviceWorker() {
  return VitePWA({
    strategies: 'generateSW',
    filename: 'serviceWorker.js',
    injectRegister: null,
    registerType: 'prompt',
    // The manifest is a plain file of src/app/public.
    manifest: false,
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,woff2,json}'],
      globIgnores: ['headless.js', 'embed/**', 'serviceWorker.js'],
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
    },
  });
}
