import { gridIcon, type IconShapes } from './gridIcon';

/** Lucide's icons (ISC licence). */
export const funnel: IconShapes = [
  [
    'path',
    {
      d: 'M10 20a1 1 0 0 0 .553.895l2 1A1 1 0 0 0 14 21v-7a2 2 0 0 1 .517-1.341L21.74 4.67A1 1 0 0 0 21 3H3a1 1 0 0 0-.742 1.67l7.225 7.989A2 2 0 0 1 10 14z',
    },
  ],
];
const chevronDown: IconShapes = [['path', { d: 'm6 9 6 6 6-6' }]];

/** The button in a heading that opens the column's menu; the view hears its clicks. */
export const headingButtonClass = 'wb-heading-button';

/** In the heading of a table's column, and in the cell that heads a column under a filter over cells. */
export function menuButton(
  ownerDocument: Document,
  {
    label,
    columnIndex,
    isFiltered = false,
  }: {
    readonly label: string;
    readonly columnIndex: number;
    /** It says so itself, where no mark stands beside it. */
    readonly isFiltered?: boolean;
  },
): HTMLElement {
  const button = ownerDocument.createElement('button');
  button.className = headingButtonClass;
  button.type = 'button';
  // The keyboard has Alt+Down for it, from any cell of the column.
  button.tabIndex = -1;
  button.setAttribute('aria-label', label);
  button.dataset['column'] = String(columnIndex);
  button.append(gridIcon(ownerDocument, isFiltered ? funnel : chevronDown));
  if (isFiltered) button.classList.add('is-filtered');
  return button;
}
