import { assert } from '../src/shared/assert';
import type { LocalText } from '../src/shared/localText';
import cards from './gallery/cards.json';
import type { Template, templateTopics } from './schema';

/** What the gallery says about a template; made from the files by `npm run templates`. */
export interface BuiltInCard {
  readonly id: string;
  readonly version: string;
  readonly name: LocalText;
  readonly question: LocalText;
  readonly topic: (typeof templateTopics)[number];
  readonly builds: readonly LocalText[];
  readonly needs: readonly LocalText[];
  /** What its main chart shows of the sample, in hundredths of the picture. */
  readonly picture: { readonly kind: string; readonly values: readonly (readonly number[])[] };
}

export const builtInCards = cards as readonly BuiltInCard[];

// Each file is fetched when it is first asked for: together they are larger than the rest of the page.
const files: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  'affinity-plan': () => import('./affinity-plan.json'),
  'churn-retention': () => import('./churn-retention.json'),
  clv: () => import('./clv.json'),
  'cohort-retention': () => import('./cohort-retention.json'),
  'crm-routines': () => import('./crm-routines.json'),
  'customer-archive': () => import('./customer-archive.json'),
  'customer-value': () => import('./customer-value.json'),
  'development-forecast': () => import('./development-forecast.json'),
  'development-performance': () => import('./development-performance.json'),
  'development-potential': () => import('./development-potential.json'),
  'key-accounts': () => import('./key-accounts.json'),
  'lifecycle-funnel': () => import('./lifecycle-funnel.json'),
  'make-or-buy': () => import('./make-or-buy.json'),
  'market-segmentation': () => import('./market-segmentation.json'),
  persona: () => import('./persona.json'),
  positioning: () => import('./positioning.json'),
  'predictive-clv': () => import('./predictive-clv.json'),
  'product-affinity': () => import('./product-affinity.json'),
  'profit-80-20-30': () => import('./profit-80-20-30.json'),
  'quality-customers': () => import('./quality-customers.json'),
  'relationship-care': () => import('./relationship-care.json'),
  'response-analysis': () => import('./response-analysis.json'),
  rfm: () => import('./rfm.json'),
  'saas-unit-economics': () => import('./saas-unit-economics.json'),
  'sales-strategy': () => import('./sales-strategy.json'),
  'selection-criteria': () => import('./selection-criteria.json'),
  'target-market': () => import('./target-market.json'),
  'targets-actuals': () => import('./targets-actuals.json'),
  'value-capability-quadrant': () => import('./value-capability-quadrant.json'),
};

const read = new Map<string, Promise<Template>>();

/** A built-in template, fetched and checked on first use; `null` when there is none of that id. */
export function loadBuiltInTemplate(id: string): Promise<Template> | null {
  const load = Object.hasOwn(files, id) ? files[id] : undefined;
  if (!load) return null;
  let template = read.get(id);
  if (!template) {
    template = readFile(load);
    read.set(id, template);
    // A file that could not be fetched is asked for again.
    template.catch(() => read.delete(id));
  }
  return template;
}

async function readFile(load: () => Promise<{ readonly default: unknown }>): Promise<Template> {
  const [{ default: json }, { readTemplate }] = await Promise.all([load(), import('./validateTemplate')]);
  const template = readTemplate(json);
  assert(template.ok, `a built-in template is invalid: ${JSON.stringify(template)}`);
  return template.value;
}
