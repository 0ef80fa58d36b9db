/** How many times its width a column is shown: where formulas stand in place of values they need room, as in Excel. */
export const columnRoom = ({ showsFormulas }: { readonly showsFormulas: boolean }): number =>
  showsFormulas ? 2 : 1;
