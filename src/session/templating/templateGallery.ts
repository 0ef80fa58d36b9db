import { builtInCards, loadBuiltInTemplate, type BuiltInCard } from '../../../templates/registry';
import type { Template } from '../../../templates/schema';

/** The templates that a person can begin with: one list for the start screen and for every open workbook. */
export interface TemplateGallery {
  readonly cards: readonly BuiltInCard[];
  /** `null` when there is none of that id. */
  find(id: string): Promise<GalleryTemplate | null>;
  /** Whether it was given by the host: then it takes the place of an older one of its id in a workbook. */
  isOfHost(id: string): boolean;
}

export interface GalleryTemplate {
  readonly template: Template;
  /** Found again by its id wherever the workbook is opened; of all others the workbook keeps the file. */
  readonly isBuiltIn: boolean;
}

export const builtInGallery: TemplateGallery = {
  cards: builtInCards,
  find: async (id) => {
    const template = await loadBuiltInTemplate(id);
    return template && { template, isBuiltIn: true };
  },
  isOfHost: () => false,
};
