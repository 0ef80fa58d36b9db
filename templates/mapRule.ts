import { inputValue, textInput } from '../src/model/format/gridInput';
import { isFormula } from '../src/model/lookup';

/** What the leaves of a rule become; `null` where there is nothing to put there, and the rule is left out. */
export interface RuleLeaves<Text, Column> {
  formula(formula: string, path: string): string | null;
  text(text: Text, path: string): unknown;
  column(column: Column, path: string): unknown;
  /** Of operands and places on a scale. */
  number?(number: number, path: string): void;
}

/** Places of operands, which hold a text as a cell's input does. */
const operandKeys: ReadonlySet<string> = new Set(['value', 'from', 'to']);
const textKeys: ReadonlySet<string> = new Set(['text', 'values', 'message', 'prompt', 'promptTitle']);

const isLocalText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value;

/**
 * The rule of a conditional format, or a validation, with its formulas, texts and columns written otherwise: from what a
 * template file has (keys, texts in both languages) to what a workbook has (ids, one language), and back. Their shapes are
 * the same in everything else. `path` begins with a full stop.
 */
export function mapRule<Text, Column>(
  rule: object,
  leaves: RuleLeaves<Text, Column>,
): Readonly<Record<string, unknown>> | null {
  let isWhole = true;
  const noted = (leaf: unknown): unknown => {
    if (leaf === null) isWhole = false;
    return leaf;
  };
  const text = (value: unknown, path: string, isOperand: boolean): unknown => {
    const plain = isOperand && typeof value === 'string' ? inputValue(value) : value;
    const mapped = noted(leaves.text(plain as Text, path));
    return isOperand && typeof mapped === 'string' ? textInput(mapped) : mapped;
  };
  const mapped = (value: unknown, name: string, path: string): unknown => {
    if (name === 'column') return noted(leaves.column(value as Column, path));
    if (Array.isArray(value)) return value.map((item, index) => mapped(item, name, `${path}.${index}`));
    const isOperand = operandKeys.has(name);
    const isText = isOperand || textKeys.has(name);
    if (isText && isLocalText(value)) return text(value, path, isOperand);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .map(([key, inner]) => [key, mapped(inner, key, `${path}.${key}`)]),
      );
    }
    if (isOperand && typeof value === 'number') leaves.number?.(value, path);
    if (typeof value !== 'string') return value;
    if (name === 'formula' || (isOperand && isFormula(value))) return noted(leaves.formula(value, path));
    return isText ? text(value, path, isOperand) : value;
  };
  const result = mapped(rule, '', '') as Readonly<Record<string, unknown>>;
  return isWhole ? result : null;
}
