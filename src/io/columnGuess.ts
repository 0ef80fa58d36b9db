import type { ColumnType } from '../model/document';
import { fieldRoles, type FieldRoleId, type FieldTable } from '../model/fieldRoles';
import type { LocalText } from '../shared/localText';
import type { ColumnExpectation } from './columnTypes';
import { headerHints } from './fieldHeaders';
import { fieldsOfSystem, headerKey, isOfBothTables, knownFields } from './knownHeaders';
import { guessByValues } from './valueGuess';

/** A field a column probably is, how sure that is (0..1), and why. */
export interface RoleGuess {
  readonly role: FieldRoleId;
  readonly confidence: number;
  readonly reason: LocalText;
}

export interface GuessedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Some of its values, as they are written. */
  readonly samples?: readonly string[];
}

export type FileKind = FieldTable | 'other';

/** What a column's name lets expect of its values, before they are looked at. */
export function expectationOf(header: string): ColumnExpectation {
  const key = headerKey(header);
  const known = knownFields(header).map(({ role }) => role);
  const roles =
    known.length > 0 ? known : headerHints.filter(([, hint]) => hint.test(key)).map(([role]) => role);
  const has = (...wanted: FieldRoleId[]): boolean => roles[0] !== undefined && wanted.includes(roles[0]);
  return {
    isText: has('customerId', 'orderId', 'phone', 'email') || codeName.test(key),
    isDate:
      roles.some((role) => (fieldRoles[role].types as readonly ColumnType[]).includes('date')) ||
      dateName.test(key),
    isTags: has('tags'),
    isFlag: has('churned') || flagName.test(key),
    isFreeText: has('name', 'contact', 'notes', 'product'),
  };
}

const codeName =
  /(phone|mobile|fax)(no|number)?$|zip|postcode|postalcode|barcode|taxid|(手机|电话|传真)(号码?)?$|邮编|邮政编码|条码|身份证|税号|账号|卡号/;
const dateName = /date|day$|日期|时间/;
const flagName = /^(is|has)|^是否|flag$/;

/**
 * The fields the columns play, each field at most once; `null` where none is likely. What kind of file it is decides between
 * fields of the same name.
 */
export function guessRoles(columns: readonly GuessedColumn[]): {
  readonly fileKind: FileKind;
  readonly roles: readonly (RoleGuess | null)[];
} {
  const fileKind = guessFileKind(columns);
  const tables: readonly FieldTable[] = fileKind === 'other' ? ['customers', 'orders'] : [fileKind];
  const ofSystem = fieldsOfSystem(columns.map(({ name }) => name));
  const offers = columns.flatMap((column, index) =>
    offersFor(column, tables, ofSystem.get(headerKey(column.name))).map((guess) => ({ index, guess })),
  );
  offers.sort((a, b) => b.guess.confidence - a.guess.confidence || a.index - b.index);
  const roles: (RoleGuess | null)[] = columns.map(() => null);
  const taken = new Set<FieldRoleId>();
  for (const { index, guess } of offers) {
    if (roles[index] !== null || taken.has(guess.role)) continue;
    roles[index] = guess;
    taken.add(guess.role);
  }
  return { fileKind, roles };
}

/** `meant` is what the system that wrote the file calls so. */
function offersFor(
  column: GuessedColumn,
  tables: readonly FieldTable[],
  meant: FieldRoleId | undefined,
): RoleGuess[] {
  const offers = meant ? [offer(meant, column, 'known')] : offersByName(column, tables);
  const byValues = guessByValues(column.samples ?? []);
  if (byValues) offers.push({ ...byValues, confidence: confidenceOf.values });
  return offers.filter(
    ({ role }) => fits(role, column.type) && fieldRoles[role].tables.some((table) => tables.includes(table)),
  );
}

function offersByName(column: GuessedColumn, tables: readonly FieldTable[]): RoleGuess[] {
  const key = headerKey(column.name);
  const known = knownFields(column.name);
  const isOrders = !tables.includes('customers');
  // A number without further words is the order's own among orders.
  const isOwnNumber = isOrders && known.some(({ role }) => role === 'orderId');
  const offers = known
    .filter(({ role }) => !(isOwnNumber && role === 'customerId'))
    .map(({ role, place }) => offer(role, column, 'known', place));
  for (const [role, hint] of headerHints) if (hint.test(key)) offers.push(offer(role, column, 'similar'));
  // An order names its customer by number or, for want of one, by name.
  if (isOrders && offers.some(({ role }) => role === 'name'))
    offers.push(offer('customerId', column, 'instead'));
  return offers;
}

/** A column of texts called "Revenue" would break every formula that adds revenues up: it is left to the person. */
function fits(role: FieldRoleId, type: ColumnType): boolean {
  return (fieldRoles[role].types as readonly ColumnType[]).includes(type);
}

const confidenceOf = { known: 0.95, similar: 0.7, values: 0.65, instead: 0.6 } as const;

/** A thousandth less for each place among the names of a field keeps equal evidence in the order of the names. */
function offer(
  role: FieldRoleId,
  column: GuessedColumn,
  match: keyof typeof confidenceOf,
  place = 0,
): RoleGuess {
  const { label } = fieldRoles[role];
  const isKnown = match === 'known';
  return {
    role,
    confidence: confidenceOf[match] - place / 1000,
    reason: {
      en: isKnown
        ? `“${column.name}” is a name of “${label.en}”`
        : `“${column.name}” resembles “${label.en}”`,
      'zh-CN': isKnown
        ? `“${column.name}”是“${label['zh-CN']}”的常用名称`
        : `“${column.name}”与“${label['zh-CN']}”相近`,
    },
  };
}

/**
 * Orders have their own number with a date and an amount, or a date with an amount or a quantity; customers have a name, an id
 * or some of their fields. A header that both may have counts for neither.
 */
function guessFileKind(columns: readonly GuessedColumn[]): FileKind {
  const known = columns.map(({ name }) => knownFields(name));
  const roles = new Set(known.flatMap((fields) => fields.map(({ role }) => role)));
  const decided = new Set(
    known.flatMap((fields) => (isOfBothTables(fields) ? [] : fields.map(({ role }) => role))),
  );
  const has = (role: FieldRoleId): boolean => decided.has(role);
  const orderFields = [...decided].filter((role) => isOnlyOf('orders', role)).length;
  const customerFields = [...decided].filter((role) => isOnlyOf('customers', role)).length;
  const isCertain = has('orderId') && roles.has('date') && roles.has('amount');
  const looksLikeOrders = has('orderId') ? orderFields >= 2 : has('date') && orderFields >= 2;
  if (isCertain || (looksLikeOrders && orderFields * 2 > customerFields)) return 'orders';
  if (customerFields >= 2 || (roles.has('customerId') && customerFields >= 1)) return 'customers';
  return 'other';
}

function isOnlyOf(table: FieldTable, role: FieldRoleId): boolean {
  const { tables }: { readonly tables: readonly FieldTable[] } = fieldRoles[role];
  return tables.length === 1 && tables[0] === table;
}
