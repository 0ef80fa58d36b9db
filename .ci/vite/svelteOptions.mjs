import { toasterLetsGo } from './toasterLetsGo.mjs';

/** @type {Partial<import('@sveltejs/vite-plugin-svelte').Options>} */
export const svelteOptions = {
  configFile: false,
  preprocess: toasterLetsGo,
  // Styles are files: `style-src 'self'` blocks those that a component would inject.
  compilerOptions: { css: 'external' },
  dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? undefined : { runes: true }),
};
