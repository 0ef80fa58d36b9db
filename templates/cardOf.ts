import type { LocalText } from '../src/shared/localText';
import type { BuiltInCard } from './registry';
import type { Template } from './schema';

/** What the gallery says about a template, without its picture. */
export function cardOf(template: Template): Omit<BuiltInCard, 'picture'> {
  const { id, version, name, question, topic, builds } = template;
  return { id, version, name, question, topic, builds, needs: neededFields(template) };
}

/** The names of the fields a template cannot do without; of a one-of group, the first. Tables that may stay off need none. */
export function neededFields(template: Template): LocalText[] {
  return template.tables
    .filter(({ isOptional }) => !isOptional)
    .flatMap(({ fields, oneOf }) =>
      fields
        .filter(({ key, required }) => required || oneOf.some(([first]) => first === key))
        .map(({ label }) => label),
    );
}
