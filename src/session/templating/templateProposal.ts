import type { BuiltInCard } from '../../../templates/registry';
import type { ColumnRef, Parameter, TableSheet } from '../../model/document';
import type { LocalText } from '../../shared/localText';

export type TemplateCard = BuiltInCard;

/** A template and the columns of the workbook that fit its fields, for the person to correct. */
export interface TemplateProposal {
  readonly card: TemplateCard;
  /** The version of it that stands in the workbook. */
  readonly appliedVersion: string | null;
  /** The orders of which the customers could be made that the template needs and the workbook has not. */
  readonly customersFrom: Pick<TableSheet, 'id' | 'name'> | null;
  readonly fields: readonly ProposedField[];
  readonly parameters: readonly (Omit<Parameter, 'id' | 'name'> & {
    readonly name: string;
    readonly key: string;
  })[];
}
export interface ProposedField {
  readonly key: string;
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly required: boolean;
  readonly candidates: readonly {
    readonly column: ColumnRef;
    readonly name: string;
    readonly confidence: number;
    readonly samples: readonly string[];
  }[];
}
