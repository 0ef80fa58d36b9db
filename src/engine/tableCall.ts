import type { ColumnId, SheetId } from '../model/ids';
import type { Ast, FunctionCall } from './engineTypes';
import type { TableReference } from './readFormula';

/** Column ids of a `TABLE.VALUES` are one text, so that a table of many columns is still a short formula. */
export const columnSeparator = ' ';

/** What `TABLE.VALUES(sheet, columns, section, from, to, version...)` names. */
export function tableReferenceOf({
  args: [sheet, columns, section, from, to],
}: FunctionCall): TableReference {
  return {
    sheetId: textOf(sheet) as SheetId,
    columnIds: textOf(columns).split(columnSeparator) as ColumnId[],
    section: textOf(section) as TableReference['section'],
    from: numberOf(from) ?? 0,
    to: numberOf(to) || null,
  };
}

/** The versions a `TABLE.VALUES` depends on. */
export const versionsOf = ({ args }: FunctionCall): readonly Ast[] => args.slice(5);

export function numberOf(ast: Ast | undefined): number | undefined {
  return ast?.type === 'NUMBER' ? ast.value : undefined;
}

export function textOf(ast: Ast | undefined): string {
  return ast?.type === 'STRING' ? ast.value : '';
}
