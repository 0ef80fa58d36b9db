import { posix } from 'node:path';

/**
 * Who may import whom, as in src/ARCHITECTURE.md. An entry with a slash is a single file of a layer that is otherwise
 * closed to the importer.
 */
const layerImports: Readonly<Record<string, readonly string[]>> = {
  'src/shared': [],
  formulas: ['src/shared'],
  'src/model': ['src/shared'],
  'src/i18n': ['src/shared'],
  templates: ['src/shared', 'src/model'],
  'src/commands': ['src/shared', 'src/model', 'templates'],
  'src/engine': ['src/shared', 'src/model', 'formulas'],
  'src/storage': ['src/shared', 'src/model'],
  'src/io': ['src/shared', 'src/model'],
  'src/grid': ['src/shared', 'src/model', 'src/commands', 'src/engine/valueMirror'],
  'src/charts': ['src/shared', 'src/model', 'src/commands', 'src/engine/valueMirror'],
  'src/ui': ['src/shared', 'src/model', 'src/commands', 'src/grid', 'src/charts', 'src/i18n'],
  'src/session': [
    'src/shared',
    'src/model',
    'src/i18n',
    'src/commands',
    'src/engine',
    'src/storage',
    'src/io',
    'src/grid',
    'src/charts',
    'formulas',
    'templates',
  ],
  // Writes the function reference when the page is built.
  'src/docs': ['src/shared', 'src/model', 'src/i18n', 'src/engine', 'formulas'],
  'src/embed': ['src/shared', 'src/model', 'src/i18n', 'src/session', 'src/ui', 'formulas'],
  // The playground mounts as a host does, through the public interface.
  'src/app': ['src/shared', 'src/model', 'src/i18n', 'src/session', 'src/ui', 'src/embed/index'],
};

/** Libraries that stay behind one layer, so that they can be replaced there. */
const libraryOwners: Readonly<Record<string, readonly string[]>> = {
  handsontable: ['src/grid'],
  hyperformula: ['src/engine'],
  dexie: ['src/storage'],
  echarts: ['src/charts'],
  // What a cell shows and what `TEXT` writes are one thing; `src/commands` continues series of dates.
  numfmt: ['src/model', 'src/commands'],
  // `mount` is called where a page or a host element begins.
  svelte: ['src/ui', 'src/embed', 'src/app'],
  'svelte-sonner': ['src/ui'],
  'bits-ui': ['src/ui'],
  '@lucide/svelte': ['src/ui'],
};

/** Layers that are data and pure functions name every library they may use. */
const librariesOfPureLayers: Readonly<Record<string, readonly string[]>> = {
  'src/shared': [],
  formulas: [],
  // The tokenizer too: names in a template's formulas are replaced in tokens, never by regular expressions.
  templates: ['valibot', '@borgar/fx'],
};

/** `src/ui` for `src/ui/start/Gallery.svelte`, `formulas` for `formulas/clv.ts`. */
function layerOf(path: string): string | undefined {
  const [first = '', second = ''] = path.split('/');
  const layer = first === 'src' ? `src/${second}` : first;
  return layer in layerImports ? layer : undefined;
}

function libraryOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Why `file` may not import `specifier`; undefined when it may. Paths are relative to the project. */
export function breachOf(file: string, specifier: string): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return `${file} belongs to no layer`;
  return specifier.startsWith('.')
    ? breachOfLayers(file, layer, posix.join(posix.dirname(file), specifier))
    : breachOfLibraries(file, layer, libraryOf(specifier));
}

function breachOfLayers(file: string, layer: string, target: string): string | undefined {
  const targetLayer = layerOf(target);
  if (targetLayer === layer) return undefined;
  const allowed = layerImports[layer] ?? [];
  const isAllowed = allowed.some(
    (entry) => entry === targetLayer || entry === target.replace(/(\.svelte)?\.(ts|js)$/, ''),
  );
  return isAllowed
    ? undefined
    : `${file} imports ${target}: ${layer} may import ${allowed.join(', ') || 'nothing'}`;
}

function breachOfLibraries(file: string, layer: string, library: string): string | undefined {
  const owners = libraryOwners[library];
  if (owners && !owners.includes(layer)) {
    return `${file} imports ${library}: it stays in ${owners.join(', ')}`;
  }
  const pure = librariesOfPureLayers[layer];
  if (pure && !pure.includes(library)) {
    return `${file} imports ${library}: ${layer} may use ${pure.join(', ') || 'no library'}`;
  }
  return undefined;
}
