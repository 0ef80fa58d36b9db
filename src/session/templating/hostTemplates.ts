import { cardOf } from '../../../templates/cardOf';
import type { Template } from '../../../templates/schema';
import { templateFault } from '../../../templates/templateFault';
import { parseTemplate } from '../../../templates/validateTemplate';
import type { Problem } from '../../shared/problems';
import type { Result } from '../../shared/result';
import { builtInGallery, type TemplateGallery } from './templateGallery';

/** What a host gave and is not taken: `place` is where, as `2.columns.0.formula` counted from 0, or `2` for all of one. */
export interface RefusedTemplate {
  readonly place: string;
  readonly problem: Problem;
}

/**
 * The gallery with the templates of a host before the built-in ones. They are checked as a stranger's file is; what is wrong
 * with one is told and does nothing to the others.
 */
export function galleryOfHost(documents: readonly unknown[]): {
  readonly gallery: TemplateGallery;
  readonly refused: readonly RefusedTemplate[];
} {
  const templates = new Map<string, Template>();
  const refused: RefusedTemplate[] = [];
  for (const [index, document] of documents.entries()) {
    const read = readOne(document, (id) => templates.has(id));
    if (read.ok) templates.set(read.value.id, read.value);
    else refused.push({ place: placeOf(index, read.problem), problem: read.problem });
  }
  const cards = Array.from(templates.values(), (template) => ({
    ...cardOf(template),
    picture: { kind: 'sheet', values: [] },
  }));
  return {
    gallery: {
      cards: [...cards, ...builtInGallery.cards],
      find: async (id) => {
        const template = templates.get(id);
        return template ? { template, isBuiltIn: false } : builtInGallery.find(id);
      },
      isOfHost: (id) => templates.has(id),
    },
    refused,
  };
}

function readOne(document: unknown, isTaken: (id: string) => boolean): Result<Template> {
  let text: string | undefined;
  try {
    // As text, so that it is measured as a file is, and nothing of the host's objects stays in use.
    text = JSON.stringify(document);
  } catch {
    // It goes round in circles, or throws when it is read.
  }
  if (text === undefined) return templateFault('', 'templates_fault_notJson');
  const template = parseTemplate(text);
  if (!template.ok) return template;
  const { id } = template.value;
  const isUsed = isTaken(id) || builtInGallery.cards.some((card) => card.id === id);
  return isUsed ? templateFault('id', 'templates_fault_duplicate') : template;
}

function placeOf(index: number, { params }: Problem): string {
  const path = params?.['path'];
  return typeof path === 'string' && path !== '$' ? `${index}.${path}` : String(index);
}
