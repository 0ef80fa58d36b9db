import type { NewParameter } from '../../commands/parameterSettings';
import type { Parameter } from '../../model/document';
import { fittedValue } from '../../model/parameterValue';
import type { ParameterPatch } from '../../model/operation';
import { locales, type Locale, type LocalText } from '../../shared/localText';
import { asPercentage, typedNumber } from './typedNumber';

export const parameterKinds = ['number', 'percent', 'currency', 'text', 'boolean', 'choice'] as const;

/** What people read of a parameter, in one language. */
export interface ParameterWords {
  readonly label: string;
  readonly unit: string;
  readonly help: string;
  /** In place of the choices, one a line and in their order. */
  readonly choices: string;
}

/** The settings of a parameter as the fields of the form hold them: everything is text, percentages as such. */
export interface ParameterDraft {
  readonly name: string;
  readonly kind: Parameter['kind'];
  readonly value: string;
  readonly min: string;
  readonly max: string;
  readonly step: string;
  /** As formulas read them, one a line. */
  readonly choices: string;
  readonly words: Readonly<Record<Locale, ParameterWords>>;
}

const noWords: ParameterWords = { label: '', unit: '', help: '', choices: '' };

export const newParameterDraft: ParameterDraft = {
  name: '',
  kind: 'number',
  value: '',
  min: '',
  max: '',
  step: '',
  choices: '',
  words: { en: noWords, 'zh-CN': noWords },
};

export const isNumericKind = (kind: Parameter['kind']): boolean =>
  kind === 'number' || kind === 'percent' || kind === 'currency';

export const otherLocale = (locale: Locale): Locale => locales.find((one) => one !== locale) ?? locale;

/** In the other language only what differs: it follows what is typed otherwise. */
export function draftOfParameter(parameter: Parameter, locale: Locale): ParameterDraft {
  const { name, kind, value, min, max, step, choices = [] } = parameter;
  const number = (given: number | undefined): string =>
    given === undefined ? '' : String(kind === 'percent' ? asPercentage(given) : given);
  const own = wordsOf(parameter, locale);
  const other = wordsOf(parameter, otherLocale(locale));
  const differing = Object.fromEntries(
    Object.entries(other).map(([key, text]) => [key, text === own[key as keyof ParameterWords] ? '' : text]),
  ) as unknown as ParameterWords;
  const plain = choices.join('\n');
  const shown = { ...own, choices: own.choices === plain ? '' : own.choices };
  return {
    name,
    kind,
    value: typeof value === 'number' ? number(value) : String(value),
    min: number(min),
    max: number(max),
    step: number(step),
    choices: plain,
    words: { [locale]: shown, [otherLocale(locale)]: differing } as Record<Locale, ParameterWords>,
  };
}

function wordsOf(
  { label, unit, help, choices = [], choiceLabels }: Parameter,
  locale: Locale,
): ParameterWords {
  return {
    label: label[locale],
    unit: unit?.[locale] ?? '',
    help: help?.[locale] ?? '',
    choices: choices.map((choice) => choiceLabels?.[choice]?.[locale] ?? choice).join('\n'),
  };
}

/** The parameter that the fields describe; `unreadable`: what should be a number and is none. */
export function parameterOf(
  draft: ParameterDraft,
  locale: Locale,
): { readonly parameter: NewParameter } | { readonly unreadable: string } {
  const { kind } = draft;
  const isNumeric = isNumericKind(kind);
  const typed = isNumeric ? [draft.value, draft.min, draft.max, draft.step] : [];
  const unreadable = typed.find((text) => text.trim() !== '' && typedNumber(text) === null);
  if (unreadable !== undefined) return { unreadable };
  const number = (key: 'min' | 'max' | 'step'): Partial<Record<typeof key, number>> => {
    const read = isNumeric ? typedNumber(draft[key]) : null;
    return read === null ? {} : { [key]: kind === 'percent' ? read / 100 : read };
  };
  const bounds = { ...number('min'), ...number('max'), ...number('step') };
  const choices = kind === 'choice' ? [...new Set(linesOf(draft.choices))] : [];
  const text = (key: 'label' | 'unit' | 'help'): LocalText | undefined => localText(draft, key, locale);
  const labels = kind === 'choice' ? choiceLabels(draft, choices, locale) : {};
  const unit = ['number', 'currency', 'text'].includes(kind) ? text('unit') : undefined;
  const help = text('help');
  const first = isNumeric ? (typedNumber(draft.value) ?? 0) / (kind === 'percent' ? 100 : 1) : draft.value;
  return {
    parameter: {
      name: draft.name.trim(),
      label: text('label') ?? { en: draft.name, 'zh-CN': draft.name },
      kind,
      value: fittedValue({ kind, choices, ...bounds }, first),
      ...bounds,
      ...(help ? { help } : {}),
      ...(unit ? { unit } : {}),
      ...(choices.length > 0 ? { choices } : {}),
      ...(Object.keys(labels).length > 0 ? { choiceLabels: labels } : {}),
    },
  };
}

/** What changes an existing parameter into the one described; its value stays as far as it fits. */
export function patchTo({ value: _, ...settings }: NewParameter): ParameterPatch {
  const none = {
    help: null,
    unit: null,
    min: null,
    max: null,
    step: null,
    choices: null,
    choiceLabels: null,
  };
  return { ...none, ...settings };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What one language leaves empty is as in the other. */
function localText(
  { words }: ParameterDraft,
  key: 'label' | 'unit' | 'help',
  locale: Locale,
): LocalText | undefined {
  const [own, other] = [words[locale][key].trim(), words[otherLocale(locale)][key].trim()];
  if (own === '' && other === '') return undefined;
  return { [locale]: own || other, [otherLocale(locale)]: other || own } as Record<Locale, string>;
}

/** Only for choices that read differently from what they are. */
function choiceLabels(
  { words }: ParameterDraft,
  choices: readonly string[],
  locale: Locale,
): Record<string, LocalText> {
  const other = otherLocale(locale);
  const shown = (which: Locale): string[] => words[which].choices.split('\n').map((line) => line.trim());
  const [own, others] = [shown(locale), shown(other)];
  const labels: Record<string, LocalText> = {};
  choices.forEach((choice, index) => {
    const label = own[index] || choice;
    const otherLabel = others[index] || label;
    if (label !== choice || otherLabel !== choice)
      labels[choice] = { [locale]: label, [other]: otherLabel } as Record<Locale, string>;
  });
  return labels;
}
