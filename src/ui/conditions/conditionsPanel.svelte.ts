import { moveCondition, putCondition, removeCondition } from '../../commands/conditions';
import { selectedRegions, type Region } from '../../commands/region';
import type { ConditionalFormat } from '../../model/conditionalFormat';
import { moveFormula } from '../../model/formula/moveFormula';
import { isFormula } from '../../model/lookup';
import { parseRegions, regionsOfTarget, regionsText } from '../rules/ruleRange';
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
  /** Where the edited rule is to apply, as it is typed. */
  range = $state('');
  rangeRefused = $state(false);
  refusal = $state<string | null>(null);
  #begun: { readonly draft: ConditionDraft; readonly range: string } = { draft: newCondition, range: '' };

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
    return sheet ? regionsText(sheet, regionsOfTarget(sheet, target)) : '';
  }

  begin(format: ConditionalFormat | null): void {
    const { sheet, selection } = this.#screen;
    this.editing = format?.id ?? 'new';
    this.draft = format ? this.#draftOf(format) : newCondition;
    this.range = format ? this.applies(format) : sheet ? regionsText(sheet, selectedRegions(selection)) : '';
    this.#begun = { draft: this.draft, range: this.range };
    this.#accept();
  }

  setRange(range: string): void {
    this.range = range;
    this.#accept();
  }

  change(part: Partial<ConditionDraft>): void {
    const next = { ...this.draft, ...part };
    const choices = conditionChoices[next.kind];
    this.draft = choices && !choices.includes(next.is) ? { ...next, is: choices[0] ?? '' } : next;
    this.#accept();
  }

  cancel(): void {
    this.editing = null;
  }

  async save(): Promise<void> {
    const { shell, sheet, port } = this.#screen;
    const regions = sheet && parseRegions(sheet, port.values, this.range);
    if (!regions) {
      this.rangeRefused = true;
      this.refusal = shell.t(sheet?.kind === 'table' ? 'format_rules_noColumns' : 'format_rules_noRange', {
        text: this.range,
      });
      return;
    }
    const rule = conditionRuleOf(this.#shifted(regions), shell.locale);
    if (!rule) {
      this.refusal = shell.t('format_validation_incomplete');
      return;
    }
    const known = this.formats.find(({ id }) => id === this.editing);
    const put = await this.#screen.runQuietly(putCondition, {
      rule,
      stopIfTrue: this.draft.stopIfTrue,
      ...(known ? { id: known.id } : {}),
      ...(known && this.range === this.#begun.range ? {} : { regions }),
    });
    this.refusal = put.ok ? null : this.#screen.problemText(put.problem);
    if (put.ok) this.editing = null;
  }

  /** Formulas are written as for the first cell: when that is another one, those that nobody touched move with it. */
  #shifted([first]: readonly Region[]): ConditionDraft {
    const { sheet, port } = this.#screen;
    const before =
      sheet?.kind === 'grid' ? parseRegions(sheet, port.values, this.#begun.range)?.[0] : undefined;
    if (!first || !before || this.editing === 'new') return this.draft;
    const rows = first.fromRow - before.fromRow;
    const columns = first.fromColumn - before.fromColumn;
    const moved = (key: 'from' | 'to'): string => {
      const text = this.draft[key];
      return text === this.#begun.draft[key] && isFormula(text) ? moveFormula(text, rows, columns) : text;
    };
    return { ...this.draft, from: moved('from'), to: moved('to') };
  }

  move({ id }: ConditionalFormat, by: 1 | -1): void {
    const { sheet } = this.#screen;
    if (sheet) void this.#screen.run(moveCondition, { sheetId: sheet.id, id, by });
  }

  remove({ id }: ConditionalFormat): void {
    const { sheet } = this.#screen;
    if (sheet) void this.#screen.run(removeCondition, { sheetId: sheet.id, id });
  }

  #accept(): void {
    this.refusal = null;
    this.rangeRefused = false;
  }

  #draftOf({ rule, stopIfTrue = false }: ConditionalFormat): ConditionDraft {
    const { view, sheet } = this.#screen;
    return conditionDraftOf(rule, stopIfTrue, { document: view.document, sheetId: sheet?.id as never });
  }
}
