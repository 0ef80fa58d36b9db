import { functionSpecs } from '../../formulas/registry';
import type { FunctionFamily, FunctionResult, FunctionSpec, ParameterSpec } from '../../formulas/spec';
import { text, type MessageKey } from '../i18n/texts';
import type { Locale } from '../shared/localText';
import { isCellError, plainText, type CellValue } from '../shared/value';
import { rowsOf } from './runExamples';

const families: readonly FunctionFamily[] = [
  'value',
  'churn',
  'quadrant',
  'segment',
  'rfm',
  'score',
  'develop',
  'predict',
  'excel',
];

/**
 * The function reference in one language, as the content of its page: plain HTML without script or style. The page's
 * script (`src/app/functionReference.ts`) searches the elements that carry `data-words`.
 */
export function renderReference(locale: Locale): string {
  const sections = families.map((family) => {
    const specs = functionSpecs.filter((spec) => spec.family === family);
    return { family, title: text(locale, `reference_family_${family}` as MessageKey), specs };
  });
  return `<main class="reference" lang="${locale}" data-locale="${locale}" hidden>
<div class="top">
<h1>${escaped(text(locale, 'reference_title'))}</h1>
<p class="lead">${escaped(text(locale, 'reference_lead'))}</p>
<div class="search">
<label class="hidden-label" for="search-${locale}">${escaped(text(locale, 'reference_search'))}</label>
<input class="field" id="search-${locale}" type="search" autocomplete="off" spellcheck="false" placeholder="${escaped(text(locale, 'reference_searchHint'))}" />
<p class="count" role="status" data-count="${escaped(text(locale, 'reference_count', { count: '#' }))}" data-nothing="${escaped(text(locale, 'reference_nothing'))}">${escaped(text(locale, 'reference_count', { count: functionSpecs.length }))}</p>
</div>
</div>
<nav aria-label="${escaped(text(locale, 'reference_contents'))}">
${sections.map(({ title, specs }) => contents(title, specs, locale)).join('\n')}
</nav>
<div class="families">
${sections
  .map(
    ({ family, title, specs }) =>
      `<section class="family" aria-labelledby="${family}-${locale}">
<h2 id="${family}-${locale}">${escaped(title)}</h2>
${specs.map((spec) => article(spec, locale)).join('\n')}
</section>`,
  )
  .join('\n')}
</div>
</main>`;
}

/** Names are the same in both languages, so ids carry the language. */
export function anchorOf(name: string, locale: Locale): string {
  return locale === 'en' ? name : `${locale}:${name}`;
}

function contents(title: string, specs: readonly FunctionSpec[], locale: Locale): string {
  const links = specs
    .map(
      ({ name }) =>
        `<li data-name="${escaped(name)}"><a href="#${escaped(anchorOf(name, locale))}">${escaped(name)}</a></li>`,
    )
    .join('');
  return `<div class="contents"><p>${escaped(title)}</p><ul>${links}</ul></div>`;
}

function article(spec: FunctionSpec, locale: Locale): string {
  const { name, summary, help, parameters, result, examples, errors, source } = spec;
  const t = (key: MessageKey): string => escaped(text(locale, key));
  const words = [name, summary[locale], help[locale], ...parameters.map((parameter) => parameter.name)];
  return `<article id="${escaped(anchorOf(name, locale))}" data-name="${escaped(name)}" data-words="${escaped(words.join(' ').toLowerCase())}">
<h3>${escaped(name)}</h3>
<p class="signature"><code>${escaped(signature(spec))}</code></p>
<p class="summary">${escaped(summary[locale])}</p>
<p>${escaped(help[locale])}</p>
<h4>${t('reference_parameters')}</h4>
<dl>
${parameters.map((parameter) => parameterEntry(parameter, locale)).join('\n')}
</dl>
<h4>${t('reference_result')}</h4>
<p>${escaped(withUnit(result.summary[locale], result.unit?.[locale], locale))}</p>
<h4>${t('reference_examples')}</h4>
<ul class="examples">
${examples
  .map(
    ({ formula, result: value, note }) =>
      `<li><code>${escaped(formula)}</code>${resultOf(value)}${note ? `<p class="note">${escaped(note[locale])}</p>` : ''}</li>`,
  )
  .join('\n')}
</ul>
<h4>${t('reference_errors')}</h4>
<p>${escaped(errors[locale])}</p>
<p class="source">${t('reference_source')}: ${escaped(source)}</p>
</article>`;
}

/** `CLV(revenues, costs, rate, [timing])`; more of the last one by dots. */
function signature({ name, parameters }: FunctionSpec): string {
  const names = parameters.map((parameter) => {
    const shown = parameter.repeat ? `${parameter.name}, …` : parameter.name;
    return parameter.optional ? `[${shown}]` : shown;
  });
  return `${name}(${names.join(', ')})`;
}

function parameterEntry(parameter: ParameterSpec, locale: Locale): string {
  const facts = factsOf(parameter, locale);
  const shownFacts =
    facts.length > 0
      ? `<span class="facts">${escaped(facts.join(locale === 'en' ? ', ' : '，'))}</span>`
      : '';
  return `<dt><code>${escaped(parameter.name)}</code>${shownFacts}</dt>
<dd>${escaped(parameter.summary[locale])}</dd>`;
}

function factsOf(parameter: ParameterSpec, locale: Locale): string[] {
  const { optional, repeat, kind, integer, choices, min, max, exclusiveMin, exclusiveMax } = parameter;
  const t = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}): string =>
    text(locale, key, params);
  const facts: string[] = [];
  if (parameter.unit) facts.push(parameter.unit[locale]);
  if (optional) {
    const { default: value } = parameter;
    facts.push(value == null ? t('reference_optional') : t('reference_default', { value: plainText(value) }));
  }
  if (repeat) facts.push(t('reference_repeat'));
  if (kind === 'column') facts.push(t('reference_column'));
  if (kind === 'range') facts.push(t('reference_range', { example: '{1,2}' }));
  if (integer) facts.push(t('reference_whole'));
  if (choices) facts.push(t('reference_choices', { choices: choices.join(', ') }));
  if (min !== undefined) facts.push(t(exclusiveMin ? 'reference_above' : 'reference_from', { min }));
  if (max !== undefined) facts.push(t(exclusiveMax ? 'reference_below' : 'reference_upTo', { max }));
  return facts;
}

function withUnit(words: string, unit: string | undefined, locale: Locale): string {
  if (unit === undefined) return words;
  return locale === 'en' ? `${words} (${unit})` : `${words}（${unit}）`;
}

function resultOf(result: FunctionResult): string {
  const rows = rowsOf(result);
  if (rows.length === 1 && rows[0]?.length === 1) {
    return `<div class="result">${escaped(shown(rows[0][0] ?? null))}</div>`;
  }
  const body = rows
    .map((row) => `<tr>${row.map((value) => `<td>${escaped(shown(value))}</td>`).join('')}</tr>`)
    .join('');
  return `<div class="result"><table><tbody>${body}</tbody></table></div>`;
}

/** Ten digits are what a reader compares; texts in quotes, so that an empty one is seen. */
function shown(value: CellValue): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(10)));
  return typeof value === 'string' && !isCellError(value) ? `"${value}"` : plainText(value);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text inside elements and quoted attributes. */
export function escaped(words: string): string {
  return words.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
