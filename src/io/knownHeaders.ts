import { fieldRoleIds, fieldRoles, type FieldRoleId } from '../model/fieldRoles';
import { fieldHeaders, headersOfSystems } from './fieldHeaders';
import { halfWidth } from './numberText';

/** A field that a header is a name of. */
export interface KnownField {
  readonly role: FieldRoleId;
  /** The place of the name among those of the field, the usual one first. */
  readonly place: number;
}

/** What a header says once spelling is set aside: `Annual Revenue (USD)` and `annual_revenue` are `annualrevenue`. */
export function headerKey(header: string): string {
  const plain = halfWidth(header.normalize('NFKC')).toLowerCase();
  const key = withoutUnit(plain).replace(/[^\p{Letter}\p{Number}]/gu, '');
  return key === '' ? plain.replace(/[^\p{Letter}\p{Number}]/gu, '') : key;
}

const trailingBrackets = /[([{（［【]([^()[\]{}（）［］【】]{1,20})[)\]}）］】]\s*$/u;

function withoutUnit(header: string): string {
  return header.replace(trailingBrackets, '');
}

/** What stands in brackets at the end of a header: `万元` of `年收入（万元）`. */
export function unitOf(header: string): string | undefined {
  return trailingBrackets.exec(header)?.[1]?.trim();
}

/** Pipedrive writes the list in front of each of its fields: `Organization - Industry`. */
const listInFront = /^(organization|person|deal|lead|product|activity) - /i;

const fieldsByKey = new Map<string, KnownField[]>();
for (const role of fieldRoleIds) {
  for (const [place, header] of fieldHeaders[role].entries()) {
    fieldsByKey.set(header, [...(fieldsByKey.get(header) ?? []), { role, place }]);
  }
}

/** The fields that a header is a name of, in the order of the roles. */
export function knownFields(header: string): readonly KnownField[] {
  return (
    fieldsByKey.get(headerKey(header)) ?? fieldsByKey.get(headerKey(header.replace(listInFront, ''))) ?? []
  );
}

/** Whether some table has a field of that name. */
export function isKnownHeader(header: string): boolean {
  return knownFields(header).length > 0;
}

/** What headers mean in the export of the system that wrote these ones, by their keys; nothing where it is not known. */
export function fieldsOfSystem(headers: readonly string[]): ReadonlyMap<string, FieldRoleId> {
  const keys = new Set(headers.map(headerKey));
  const system = headersOfSystems.find(({ mark }) => keys.has(mark));
  return new Map(Object.entries(system?.fields ?? {}));
}

/** Whether the header may be a customer's field as well as an order's, so that it says nothing about the file. */
export function isOfBothTables(fields: readonly KnownField[]): boolean {
  const tables = new Set<string>(fields.flatMap(({ role }) => fieldRoles[role].tables));
  return tables.size > 1;
}
