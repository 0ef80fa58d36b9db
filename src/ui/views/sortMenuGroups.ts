import type { Component } from 'svelte';
import ArrowDownUp from '@lucide/svelte/icons/arrow-down-up';
import Descending from '@lucide/svelte/icons/arrow-down-wide-narrow';
import Ascending from '@lucide/svelte/icons/arrow-up-narrow-wide';
import CopyMinus from '@lucide/svelte/icons/copy-minus';
import Filter from '@lucide/svelte/icons/funnel';
import FilterOff from '@lucide/svelte/icons/funnel-x';
import Refresh from '@lucide/svelte/icons/refresh-cw';
import { filterByCell, filterOutCell } from '../../commands/cellFilters';
import type { Command } from '../../commands/command';
import { removeDuplicates } from '../../commands/removeDuplicates';
import { sortRangeAscending, sortRangeDescending } from '../../commands/sortRange';
import { sortDialog } from '../../commands/sortTable';
import {
  clearFilters,
  clearSort,
  reapplyView,
  sortAscending,
  sortDescending,
  toggleFilter,
} from '../../commands/tableViews';
import type { Sheet } from '../../model/document';

type Group = readonly { readonly command: Command; readonly icon: Component }[];

/** What the toolbar offers for a sheet: another order and filters of a table, another place for the cells of a range. */
export function sortMenuGroups(kind: Sheet['kind']): readonly Group[] {
  return kind === 'table' ? tableGroups : rangeGroups;
}

const rangeGroups: readonly Group[] = [
  [
    { command: sortRangeAscending, icon: Ascending },
    { command: sortRangeDescending, icon: Descending },
    { command: sortDialog, icon: ArrowDownUp },
  ],
  [
    { command: toggleFilter, icon: Filter },
    { command: filterByCell, icon: Filter },
    { command: filterOutCell, icon: FilterOff },
    { command: clearFilters, icon: FilterOff },
  ],
  [{ command: reapplyView, icon: Refresh }],
  [{ command: removeDuplicates, icon: CopyMinus }],
];

const tableGroups: readonly Group[] = [
  [
    { command: sortAscending, icon: Ascending },
    { command: sortDescending, icon: Descending },
    { command: sortDialog, icon: ArrowDownUp },
    { command: clearSort, icon: ArrowDownUp },
  ],
  [
    { command: toggleFilter, icon: Filter },
    { command: filterByCell, icon: Filter },
    { command: filterOutCell, icon: FilterOff },
    { command: clearFilters, icon: FilterOff },
  ],
  [{ command: reapplyView, icon: Refresh }],
  [{ command: removeDuplicates, icon: CopyMinus }],
];
