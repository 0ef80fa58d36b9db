import { moveCondition, putCondition, removeCondition } from '../../commands/conditions';
import { areaPlaces } from '../../model/cellArea';
import type { ConditionalFormat } from '../../model/conditionalFormat';
import { addressOf } from '../workbook/activeCell';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import {
  conditionChoices,
  conditionDraftOf,
  conditionRuleOf,
  newCondition,
  type ConditionDraft,
} from './conditionDraft';

/** The conditional formats of a sheet in their order, and the one that is being written. */
export class ConditionsPanelState {
  readonly #screen: WorkbookScreenState;
  /** The rule that is edited; `new` for one to be. */
  editing = $state<string | null>(null);
  draft = $state.raw<ConditionDraft>(newCondition);
  refusal = $state<string | null>(null);

  readonly formats: readonly ConditionalFormat[] = $derived.by(
    () => this.#screen.sheet?.conditionalFormats ?? [],
  );

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get canEdit(): boolean {
    return !this.#screen.readOnly && this.#screen.selection !== null;
  }

  /** The kind of a rule and what it asks for. */
  title(format: ConditionalFormat): string {
    const { shell } = this.#screen;
    const { kind, is, from, to } = this.#draftOf(format);
    const words = [shell.phrase(`format_condition_${kind}`)];
    if (conditionChoices[kind]) words.push(shell.phrase(`format_is_${is}`));
    if (['compare', 'text', 'rank', 'formula'].includes(kind))
      words.push(to === '' ? from : `${from} – ${to}`);
    return words.join(' · ');
  }

  /** Where it applies, as people name it. */
  applies({ target }: ConditionalFormat): string {
    const { sheet } = this.#screen;
    if (!sheet) return '';
    if (target.kind === 'columns')
      return sheet.kind === 'table'
        ? sheet.columns
            .filter(({ id }) => target.columnIds.includes(id))
            .map(({ name }) => name)
            .join(', ')
        : '';
    if (sheet.kind !== 'grid') return '';
    return target.areas
      .flatMap((area) => {
        const { rows, columns } = areaPlaces(sheet, area);
        return rows.flatMap(([top, bottom]) =>
          columns.map(
            ([left, right]) => `${addressOf(sheet, top, left)}:${addressOf(sheet, bottom - 1, right - 1)}`,
          ),
        );
      })
      .join(', ');
  }

  begin(format: ConditionalFormat | null): void {
    this.editing = format?.id ?? 'new';
    this.draft = format ? this.#draftOf(format) : newCondition;
    this.refusal = null;
  }

  change(part: Partial<ConditionDraft>): void {
    const next = { ...this.draft, ...part };
    const choices = conditionChoices[next.kind];
    this.draft = choices && !choices.includes(next.is) ? { ...next, is: choices[0] ?? '' } : next;
    this.refusal = null;
  }

  cancel(): void {
    this.editing = null;
  }

  async save(): Promise<void> {
    const { shell } = this.#screen;
    const rule = conditionRuleOf(this.draft, shell.locale);
    if (!rule) {
      this.refusal = shell.t('format_validation_incomplete');
      return;
    }
    const known = this.formats.find(({ id }) => id === this.editing);
    const args = { rule, stopIfTrue: this.draft.stopIfTrue, ...(known ? { id: known.id } : {}) };
    const put = await this.#screen.runQuietly(putCondition, args);
    this.refusal = put.ok ? null : this.#screen.problemText(put.problem);
    if (put.ok) this.editing = null;
  }

  move({ id }: ConditionalFormat, by: 1 | -1): void {
    const { sheet } = this.#screen;
    if (sheet) void this.#screen.run(moveCondition, { sheetId: sheet.id, id, by });
  }

  remove({ id }: ConditionalFormat): void {
    const { sheet } = this.#screen;
    if (sheet) void this.#screen.run(removeCondition, { sheetId: sheet.id, id });
  }

  #draftOf({ rule, stopIfTrue = false }: ConditionalFormat): ConditionDraft {
    const { view, sheet } = this.#screen;
    return conditionDraftOf(rule, stopIfTrue, { document: view.document, sheetId: sheet?.id as never });
  }
}
