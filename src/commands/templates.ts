import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import type { Command, NamedTemplate } from './command';

/**
 * Applies a template of the gallery, or brings what it made earlier up to date: one step. For hosts and programs; a person
 * has the dialog. Fields go to the columns that fit them best unless `mapping` names others.
 */
export const applyTemplate: Command<NamedTemplate> = {
  id: 'template.apply',
  text: 'app_applyTemplate',
  icon: 'layout-template',
  needsArgs: true,
  isEnabled: ({ readOnly, services }) => !readOnly && services.applyTemplate !== undefined,
  run: ({ services }, named) =>
    services.applyTemplate?.(named) ?? failed(problem('notFound', { name: named.template })),
};
