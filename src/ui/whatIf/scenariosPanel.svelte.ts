import { setKeyFigures, toggleKeyFigure } from '../../commands/keyFigures';
import { removeScenario, saveScenario, switchScenario, updateScenario } from '../../commands/scenarios';
import { figuresOfReports, placeOfFigure } from '../../model/keyFigures';
import { sameFigure, type KeyFigure, type Scenario } from '../../model/scenario';
import { currentValues, scenarioValues } from '../../model/scenarioValues';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { shownFigures, type ShownFigure } from './shownFigure';

/** The scenarios of a workbook, the one that is being named, and the figures they are compared by. */
export class ScenariosPanelState {
  readonly #screen: WorkbookScreenState;
  /** The scenario whose name and note are edited; `new` for one to be saved. */
  editing = $state<string | null>(null);
  name = $state('');
  note = $state('');
  refusal = $state<string | null>(null);

  readonly scenarios: readonly Scenario[] = $derived.by(() => this.#screen.view.document.scenarios ?? []);
  /** Whose values the parameters have now. */
  readonly activeIds: ReadonlySet<string> = $derived.by(() => {
    const { document } = this.#screen.view;
    const now = currentValues(document);
    const isActive = (scenario: Scenario): boolean =>
      Object.entries(scenarioValues(document, scenario)).every(([id, value]) => now[id as never] === value);
    return new Set(this.scenarios.filter(isActive).map(({ id }) => id));
  });
  readonly figures: readonly ShownFigure[] = $derived.by(() => {
    const { view, port, shell } = this.#screen;
    void view.valuesVersion;
    return shownFigures(view.document, port.values, shell.locale);
  });
  /** What reports show large, while nothing was chosen. */
  readonly suggested: readonly KeyFigure[] = $derived.by(() => {
    const { view, port } = this.#screen;
    void view.valuesVersion;
    return this.figures.length > 0 ? [] : figuresOfReports(view.document, port.values);
  });
  readonly canAddFigure: boolean = $derived.by(() => {
    const { port, selection, view } = this.#screen;
    void [selection, view.document];
    return port.isCommandEnabled(toggleKeyFigure.id);
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get hasParameters(): boolean {
    return this.#screen.view.document.parameters.length > 0;
  }

  begin(scenario: Scenario | null): void {
    this.editing = scenario?.id ?? 'new';
    this.name = scenario?.name ?? '';
    this.note = scenario?.note ?? '';
    this.refusal = null;
  }

  cancel(): void {
    this.editing = null;
    this.refusal = null;
  }

  async save(): Promise<void> {
    const { name, note, editing } = this;
    const known = this.scenarios.find(({ id }) => id === editing);
    const saved = known
      ? await this.#screen.runQuietly(updateScenario, { id: known.id, name, note })
      : await this.#screen.runQuietly(saveScenario, { name, note });
    this.refusal = saved.ok ? null : this.#screen.problemText(saved.problem);
    if (saved.ok) this.editing = null;
  }

  switchTo({ id }: Scenario): void {
    void this.#screen.run(switchScenario, { id });
  }

  takeValues({ id }: Scenario): void {
    void this.#screen.run(updateScenario, { id, takeValues: true });
  }

  remove({ id }: Scenario): void {
    void this.#screen.run(removeScenario, { id });
  }

  addFigure(): void {
    void this.#screen.run(toggleKeyFigure, undefined);
  }

  addSuggested(): void {
    void this.#screen.run(setKeyFigures, { keyFigures: this.suggested });
  }

  removeFigure(figure: KeyFigure): void {
    const keyFigures = (this.#screen.view.document.keyFigures ?? []).filter(
      (other) => !sameFigure(other, figure),
    );
    void this.#screen.run(setKeyFigures, { keyFigures });
  }

  goTo({ figure }: ShownFigure): void {
    const place = placeOfFigure(this.#screen.view.document, figure);
    if (!place || place.sheet.hidden) return;
    this.#screen.showSheet(place.sheet.id);
    this.#screen.selectCell(place.rowIndex, place.columnIndex);
  }
}
