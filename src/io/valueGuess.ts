import type { FieldRoleId } from '../model/fieldRoles';
import type { LocalText } from '../shared/localText';

/** A field that values look like, whatever their column is called. */
export interface ValueGuess {
  readonly role: FieldRoleId;
  readonly reason: LocalText;
}

interface ValueSign {
  readonly role: FieldRoleId;
  readonly pattern: RegExp;
  /** Part of the values that must show it; blank ones do not count. */
  readonly share: number;
  readonly reason: LocalText;
}

const signs: readonly ValueSign[] = [
  {
    role: 'email',
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
    share: 0.9,
    reason: { en: 'The values are email addresses', 'zh-CN': '这些值是电子邮箱地址' },
  },
  {
    role: 'phone',
    // Chinese mobiles, numbers with a country code, and those whose area stands in brackets or before a dash.
    pattern: /^(1[3-9]\d{9}|\+\d[\d\s().-]{7,18}|\(\d{2,5}\)[\s\d-]{6,12}|0\d{2,3}-\d{7,8})$/,
    share: 0.9,
    reason: { en: 'The values are phone numbers', 'zh-CN': '这些值是电话号码' },
  },
  {
    role: 'name',
    pattern:
      /(公司|集团|事务所|有限合伙|\b(Ltd|Inc|LLC|LLP|Corp|GmbH|AG|PLC|S\.?A|B\.?V|Co|Pty|Company|Corporation)\.?)$/i,
    share: 0.5,
    reason: { en: 'The values are names of companies', 'zh-CN': '这些值是公司名称' },
  },
];

/** Values that are looked at, and fewer than which prove nothing. */
const most = 200;
const least = 3;

/** What the values of a column are, as far as they show it by themselves. O(values), 200 of them at most. */
export function guessByValues(values: readonly string[]): ValueGuess | null {
  const present = values
    .slice(0, most)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  if (present.length < least) return null;
  const sign = signs.find(
    ({ pattern, share }) => present.filter((value) => pattern.test(value)).length >= present.length * share,
  );
  return sign ?? null;
}
