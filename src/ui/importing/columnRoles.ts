import type { ColumnChoice, ColumnGuess, CsvChoices } from '../../model/fileImport';

type Choices = CsvChoices['columns'];

const roleOf = ({ index, role }: ColumnGuess, choices: Choices): string | null => {
  const chosen = choices?.[index];
  return chosen?.role === undefined ? role : chosen.role;
};

/** Whether lines with these columns can be added up by customer. */
export function canReduce(columns: readonly ColumnGuess[], choices: Choices): boolean {
  const roles = columns
    .filter(({ index }) => !choices?.[index]?.skip)
    .map((column) => roleOf(column, choices));
  const has = (role: string): boolean => roles.includes(role);
  return has('customerId') && has('date') && (has('amount') || (has('quantity') && has('price')));
}

/** A field belongs to one column: taking it in one gives it up in the other. */
export function withColumnChoice(
  columns: readonly ColumnGuess[],
  choices: Choices,
  index: number,
  choice: ColumnChoice,
): NonNullable<Choices> {
  const changed: Record<number, ColumnChoice> = { ...choices };
  for (const column of choice.role == null ? [] : columns) {
    if (column.index !== index && roleOf(column, choices) === choice.role) {
      changed[column.index] = { ...changed[column.index], role: null };
    }
  }
  changed[index] = { ...changed[index], ...choice };
  return changed;
}
