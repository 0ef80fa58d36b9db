import type { ColumnType } from '../model/document';
import {
  fieldRoleIds,
  fieldRoles,
  findFieldRole,
  type FieldRoleId,
  type FieldTable,
} from '../model/fieldRoles';
import type { LocalText } from '../shared/localText';
import type { ColumnExpectation } from './columnTypes';
import { fieldHeaders, headerHints } from './fieldHeaders';
import { halfWidth } from './numberText';

/** A field a column probably is, how sure that is (0..1), and why. */
export interface RoleGuess {
  readonly role: FieldRoleId;
  readonly confidence: number;
  readonly reason: LocalText;
}

export interface GuessedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export type FileKind = FieldTable | 'other';

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

const rolesByHeader = new Map<string, FieldRoleId[]>();
for (const role of fieldRoleIds) {
  for (const header of fieldHeaders[role])
    rolesByHeader.set(header, [...(rolesByHeader.get(header) ?? []), role]);
}

/** Whether some table has a field of that name. */
export function isKnownHeader(header: string): boolean {
  return rolesByHeader.has(headerKey(header));
}

/** What a column's name lets expect of its values, before they are looked at. */
export function expectationOf(header: string): ColumnExpectation {
  const key = headerKey(header);
  const roles =
    rolesByHeader.get(key) ?? headerHints.filter(([, hint]) => hint.test(key)).map(([role]) => role);
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
  const offers = columns.flatMap((column, index) =>
    offersFor(column, tables).map((guess) => ({ index, guess })),
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

function offersFor(column: GuessedColumn, tables: readonly FieldTable[]): RoleGuess[] {
  const key = headerKey(column.name);
  const offers: RoleGuess[] = [];
  for (const role of rolesByHeader.get(key) ?? []) offers.push(offer(role, column, 'known'));
  for (const [role, hint] of headerHints) if (hint.test(key)) offers.push(offer(role, column, 'similar'));
  // An order names its customer by number or, for want of one, by name.
  const isOrders = !tables.includes('customers');
  if (isOrders && offers.some(({ role }) => role === 'name'))
    offers.push(offer('customerId', column, 'instead'));
  return offers.filter(
    ({ role }) => fits(role, column.type) && fieldRoles[role].tables.some((table) => tables.includes(table)),
  );
}

/** A column of texts called "Revenue" would break every formula that adds revenues up: it is left to the person. */
function fits(role: FieldRoleId, type: ColumnType): boolean {
  return (fieldRoles[role].types as readonly ColumnType[]).includes(type);
}

const confidenceOf = { known: 0.95, similar: 0.7, instead: 0.6 } as const;

function offer(role: FieldRoleId, column: GuessedColumn, match: keyof typeof confidenceOf): RoleGuess {
  const { label } = fieldRoles[role];
  const isKnown = match === 'known';
  return {
    role,
    confidence: confidenceOf[match],
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

/** Orders have their own number, or a date with an amount or a quantity; customers have a name, an id or some of their fields. */
function guessFileKind(columns: readonly GuessedColumn[]): FileKind {
  const roles = new Set(columns.flatMap((column) => rolesByHeader.get(headerKey(column.name)) ?? []));
  const has = (role: FieldRoleId): boolean => roles.has(role);
  const orderFields = (['orderId', 'date', 'product', 'quantity', 'price', 'amount'] as const).filter(
    has,
  ).length;
  const customerFields = [...roles].filter(
    (role) => findFieldRole(role)?.tables.length === 1 && fieldRoles[role].tables[0] === 'customers',
  ).length;
  const looksLikeOrders = has('orderId') ? orderFields >= 2 : has('date') && orderFields >= 2;
  if (looksLikeOrders && orderFields * 2 > customerFields) return 'orders';
  if (customerFields >= 2 || (has('customerId') && customerFields >= 1)) return 'customers';
  return 'other';
}
