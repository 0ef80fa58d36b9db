import type { ColumnRef, Parameter, TableSheet } from '../model/document';
import type { ReceivedTemplate } from '../model/receivedTemplate';
import type { AuthoringChoice, AuthoringParts, SampleChoice, TemplateDraft } from '../model/templateDraft';
import type { TemplateComparison } from '../model/templateDifference';
import type { LocalText } from '../shared/localText';
import type { Result } from '../shared/result';
import type { CommandOutcome } from '../commands/command';
import type { ExportedFile } from './workbookPort';

export interface TemplatesPort {
  readonly gallery: readonly TemplateCard[];
  /** What each template still needs, as names of fields; those with nothing are ready to use. */
  readiness(): Promise<ReadonlyMap<string, readonly LocalText[]>>;
  /** What a template that stands in the workbook is called, also one that is not built in. */
  cardOf(templateId: string): Pick<TemplateCard, 'name' | 'question'> | null;
  /** The template's fields with the columns that fit them best, in the workbook as it is now. */
  propose(source: TemplateSource): Promise<Result<TemplateProposal>>;
  /** What applying it would change, also in results; `null` when it does not stand in the workbook. */
  compare(source: TemplateSource, choice: TemplateChoice): Promise<Result<TemplateComparison | null>>;
  apply(source: TemplateSource, choice: TemplateChoice): CommandOutcome;
  /** The file of a template that stands in the workbook and is not built in. */
  share(templateId: string): Promise<Result<ExportedFile>>;
  /** The fragment of a link that carries a template file. */
  linkTo(file: ExportedFile): Promise<Result<string>>;
  remove(templateId: string): CommandOutcome;
  /** Makes templates of the workbook; loaded when it is asked for. */
  authoring(): Promise<AuthoringPort>;
}
/** By id: one of the gallery, or what stands in the workbook; or one that was received. */
export type TemplateSource = string | ReceivedTemplate;
export interface AuthoringPort {
  parts(): AuthoringParts;
  draft(choice: AuthoringChoice): Promise<Result<TemplateDraft>>;
  finish(choice: AuthoringChoice, sample: SampleChoice): Promise<Result<ExportedFile>>;
}
/** What the gallery says about a template. */
export interface TemplateCard {
  readonly id: string;
  readonly version: string;
  readonly name: LocalText;
  /** The question it answers. */
  readonly question: LocalText;
  /** What it needs, as names of fields. */
  readonly needs: readonly LocalText[];
  readonly builds: readonly LocalText[];
  readonly topic: TemplateTopic;
  /** What its main chart shows of the sample, in hundredths of the largest number; -101 for nothing. */
  readonly picture: { readonly kind: string; readonly values: readonly (readonly number[])[] };
}
export const templateTopics = ['value', 'retention', 'segments', 'growth', 'planning', 'service'] as const;
export type TemplateTopic = (typeof templateTopics)[number];
export interface TemplateProposal {
  readonly card: TemplateCard;
  /** The version of it that stands in the workbook. */
  readonly appliedVersion: string | null;
  /** The orders of which the customers could be made that the template needs and the workbook has not. */
  readonly customersFrom: Pick<TableSheet, 'id' | 'name'> | null;
  readonly fields: readonly TemplateField[];
  readonly parameters: readonly TemplateParameter[];
}
/** A parameter before it is in the workbook: it has a key of the template in place of an id. */
export type TemplateParameter = Omit<Parameter, 'id'> & { readonly key: string };
export interface TemplateField {
  /** Key in `TemplateChoice.mapping`: `customers.revenue`. */
  readonly key: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly required: boolean;
  /** Best first; the first one is preselected when its confidence is at least one half. */
  readonly candidates: readonly FieldCandidate[];
}
export interface FieldCandidate {
  readonly column: ColumnRef;
  readonly name: string;
  readonly confidence: number;
  readonly samples: readonly string[];
}
export interface TemplateChoice {
  readonly mapping: Readonly<Record<string, ColumnRef | null>>;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  /** The origin of what was done just before for its sake; both are one undo. */
  readonly completes?: string;
}
