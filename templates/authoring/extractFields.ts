import type { TableColumn } from '../../src/model/document';
import { fieldRoles, findFieldRole } from '../../src/model/fieldRoles';
import type { ColumnId } from '../../src/model/ids';
import { sameName } from '../../src/model/lookup';
import type { DraftField, FieldSettings } from '../../src/model/templateDraft';
import { holdsOfType } from '../mapFields';
import type { TemplateFile } from '../schema';
import { isPlainText } from '../schemaParts';
import type { DraftWords } from './draftWords';
import type { Extraction } from './extraction';

type FieldFile = TemplateFile['tables'][number]['fields'][number];

/** Under which the settings of a field are kept. */
export const fieldPlace = (id: ColumnId): string => `field ${id}`;

/** The field that a header says by its name, in either language. */
function roleNamed(name: string): string | null {
  const found = Object.entries(fieldRoles).find(([, { label }]) =>
    Object.values(label).some((words) => sameName(words, name)),
  );
  return found?.[0] ?? null;
}

interface FieldContext {
  readonly key: string;
  readonly path: string;
  readonly settings: FieldSettings;
  readonly words: DraftWords;
  readonly extraction: Extraction;
}

/** A field made of the column that is read here: its role and its header are how it is found in other workbooks. */
export function fieldFile(
  column: TableColumn,
  { key, path, settings, words, extraction }: FieldContext,
): { readonly file: FieldFile; readonly shown: Omit<DraftField, 'table'> } {
  const role = settings.role === undefined ? (column.role ?? roleNamed(column.name)) : settings.role;
  const required = settings.required ?? true;
  const known = role === null ? undefined : findFieldRole(role)?.label;
  const place = fieldPlace(column.id);
  const label = extraction.text(`${path}.label`, place, column.name, 60, known);
  const help = words.written(`${place} help`) ?? null;
  if (help) extraction.text(`${path}.help`, `${place} help`, '', 400);
  const hasHeader = column.name.length <= 60 && isPlainText(column.name);
  return {
    file: {
      key,
      label,
      ...(help ? { help } : {}),
      holds: holdsOfType[column.type],
      ...(required ? { required } : {}),
      ...(role === null ? {} : { roles: [role] }),
      ...(hasHeader ? { headers: [column.name] } : {}),
    },
    shown: { place, column: column.name, label, help, role, required },
  };
}
