import postcss from 'postcss';

/** What weighs as much as an id and is true of everything: no element of ours has this id. */
const weight = ':not(#wb)';

/** More than a selector of tags has, less than one class: what `apart` leaves to the styles of Handsontable. */
const fiveTags = ':not(wb)'.repeat(5);

/** Tags that pages like to decorate. Not cells: a rule for a pseudo-element of each would make scrolling slower. */
const decorated = ['a', 'button', 'h1', 'h2', 'h3', 'label', 'legend', 'li', 'p', 'summary'];

/**
 * What drawings say in attributes. To `revert` those are the author's as a style sheet is; to `revert-layer` they are a layer
 * of their own, so only here a host's layers shine through.
 */
const drawing = [
  ...['width', 'height', 'x', 'y', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'transform', 'opacity', 'clip-path'],
  ...['fill', 'fill-opacity', 'fill-rule', 'font-family', 'font-size', 'font-weight', 'text-anchor'],
  ...['dominant-baseline', 'stroke', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-opacity', 'stroke-width'],
];

/**
 * Makes the styles of an embedded workbook hold on a page that has styles of its own, without a shadow root.
 *
 * - Every selector gets the weight of an id, so that between ours nothing changes and no selector of classes and tags on
 *   the host's page outweighs one of ours. Custom properties of the theme stay as light as they were: hosts set them.
 * - Before all of them stands that everything within `.wb-root` is as the browser would have it: what we do not set, the
 *   host does not set either. What is inherited begins anew at `.wb-root`.
 *
 * What remains to a host is `!important`, a rule with an id, and `::before` of a cell.
 *
 * Where Handsontable's styles come from the host's own bundler (`apart`), they cannot be made heavier. Within the grid the
 * beginning is then lighter than they are, and a host's selectors of classes can reach a cell.
 *
 * @param {object} options
 * @param {'within' | 'apart'} options.gridLibrary whether Handsontable's styles are in the same file
 * @returns {import('vite').Plugin}
 */
export function hostProofStyles({ gridLibrary }) {
  return {
    name: 'worthbook:host-proof-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = hostProof(String(file.source), gridLibrary);
      }
    },
  };
}

/**
 * @param {string} css
 * @param {'within' | 'apart'} gridLibrary
 */
export function hostProof(css, gridLibrary) {
  const styles = postcss.parse(css);
  /** @type {Set<string>} */
  const drawn = new Set();
  styles.walkRules((rule) => {
    if (isStep(rule) || isTheme(rule)) return;
    rule.selectors = rule.selectors.map((selector) => {
      if (gridLibrary === 'apart' && ofGrid(selector)) return selector;
      const pseudo = /^(.*?)::?(before|after)$/.exec(selector);
      if (pseudo && rule.some((node) => node.type === 'decl' && node.prop === 'content')) {
        drawn.add(`:where(${pseudo[1] || '*'})${weight}::${pseudo[2]}`);
      }
      return heavier(selector);
    });
  });
  return beginning(gridLibrary, [...drawn]) + styles.toString();
}

/** @param {string} selector */
const heavier = (selector) =>
  selector.replace(/^(?:\*|[.#]?(?:\\.|[\w-])+)?/, (first) => `${first}${weight}`);

/** @param {string} selector */
const ofGrid = (selector) => /^(\.wb-grid|\.ht|\.handsontable|:is\(\.h|\[dir=rtl\])/.test(selector);

/** @param {import('postcss').Rule} rule */
const isStep = ({ parent }) => parent?.type === 'atrule' && /keyframes$/.test(parent.name);

/** @param {import('postcss').Rule} rule */
const isTheme = (rule) =>
  rule.selector.startsWith(':where([data-wb-theme') &&
  rule.every((node) => node.type !== 'decl' || node.prop.startsWith('--'));

/**
 * @param {'within' | 'apart'} gridLibrary
 * @param {readonly string[]} drawn pseudo-elements of ours
 */
function beginning(gridLibrary, drawn) {
  const root = '.wb-root';
  /** @type {(tag: string) => string} */
  const every = (tag) => {
    if (gridLibrary === 'within') return `:where(${root} ${tag})${weight}`;
    const inGrid = '.wb-grid,.wb-grid *';
    return `:where(${root} ${tag}:not(${inGrid}))${weight},:where(${root} ${tag}:is(${inGrid}))${fiveTags}`;
  };
  // What Handsontable draws: the handles of a selection, the line beside a heading that is resized.
  const drawnByLibrary = ['.wtBorder', 'th .relative'].map(
    (place) => `:where(${root} ${place})${fiveTags}::after`,
  );
  const decoration = decorated.flatMap((tag) =>
    ['before', 'after'].map((side) => `:where(${root} ${tag})${weight}::${side}`),
  );
  return [
    // Not `revert`, with which a `div` inherits.
    `:where(${root})${weight}{all:initial;direction:ltr;unicode-bidi:isolate}`,
    `${every('*')}{all:revert}`,
    `${every('svg')},${every('svg *')}{${drawing.map((property) => `${property}:revert-layer`).join(';')}}`,
    `${decoration.join()}{content:none}`,
    gridLibrary === 'apart' ? `${drawnByLibrary.join()}{all:revert}` : '',
    drawn.length > 0 ? `${drawn.join()}{all:revert}` : '',
  ].join('');
}
