import type { LocalText } from '../../shared/localText';
import type { Problem } from '../../shared/problems';
import { reportFault } from '../../shared/report';
import type { ColumnRef } from '../../model/document';
import { customersOfOrders } from '../../commands/customersOfOrders';
import { settle } from '../settle';
import type { ReceivedTemplate } from '../../model/receivedTemplate';
import type { TemplateComparison } from '../../model/templateDifference';
import type {
  TemplateCard,
  TemplateChoice,
  TemplateField,
  TemplateProposal,
  TemplateSource,
} from '../templatesPort';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** A guess below this is shown, but not taken by itself. */
const preselectFrom = 0.5;

/**
 * Choosing a template, telling which column is which, setting its parameters.
 *
 *     picking ------> mapping ------------------------------------> applied
 *     offered --agreed--^  |---- stands here already --> compared ----^
 */
export class TemplateDialogState {
  readonly #screen: WorkbookScreenState;
  proposal = $state.raw<TemplateProposal | null>(null);
  mapping = $state.raw<Readonly<Record<string, ColumnRef | null>>>({});
  parameters = $state.raw<Readonly<Record<string, number | string | boolean>>>({});
  refusal = $state.raw<Problem | null>(null);
  /** What each template still needs of this workbook; `null` until it is known. */
  needs = $state.raw<ReadonlyMap<string, readonly LocalText[]> | null>(null);
  /** A template from elsewhere that the person has not agreed to yet. */
  offer = $state.raw<ReceivedTemplate | null>(null);
  /** What applying it would change where it stands already. */
  comparison = $state.raw<TemplateComparison | null>(null);
  #source: TemplateSource = '';
  /** The customers that this template needed were made here: one undo with applying it. */
  #madeCustomers = false;
  applying = $state(false);
  /** Done: what was built is shown, and has the focus. */
  applied = false;

  readonly missing: readonly TemplateField[] = $derived.by(
    () => this.proposal?.fields.filter((field) => field.required && !this.mapping[field.key]) ?? [],
  );

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    const templateId = screen.pendingTemplateId;
    const card = this.cards.find(({ id }) => id === templateId);
    screen.pendingTemplateId = null;
    const pending = screen.pendingTemplate;
    screen.pendingTemplate = null;
    if (pending?.isAgreed) void this.pick(pending.received);
    else if (pending) this.offer = pending.received;
    else if (card || templateId) void this.pick(templateId ?? '');
    void this.#askForNeeds();
  }

  get cards(): readonly TemplateCard[] {
    return this.#screen.port.templates.gallery;
  }

  /** There is nothing to analyse before there is a table. */
  get hasTable(): boolean {
    return this.#screen.view.document.sheets.some((sheet) => sheet.kind === 'table');
  }

  async #askForNeeds(): Promise<void> {
    try {
      this.needs = await this.#screen.port.templates.readiness();
    } catch (error) {
      // The gallery is as good without: every card says what its template needs.
      reportFault('looking which templates are ready', error);
      this.needs = new Map();
    }
  }

  /** The person has seen what the template does, and wants it. */
  agree(): void {
    const { offer } = this;
    this.offer = null;
    if (offer) void this.pick(offer);
  }

  async pick(source: TemplateSource): Promise<void> {
    this.#source = source;
    const proposal = await settle('proposing a template', () => this.#screen.port.templates.propose(source));
    if (!proposal.ok) {
      this.refusal = proposal.problem;
      return;
    }
    this.refusal = null;
    this.proposal = proposal.value;
    this.mapping = preselect(proposal.value.fields);
    this.parameters = Object.fromEntries(proposal.value.parameters.map(({ key, value }) => [key, value]));
  }

  back(): void {
    this.refusal = null;
    if (this.comparison) {
      this.comparison = null;
      return;
    }
    this.proposal = null;
    this.refusal = null;
  }

  map(field: TemplateField, column: ColumnRef | null): void {
    this.mapping = { ...this.mapping, [field.key]: column };
  }

  /** Makes the table of customers that the template needs of the workbook's orders, and looks again what fits. */
  async makeCustomers(): Promise<void> {
    const orders = this.proposal?.customersFrom;
    if (!orders || this.applying) return;
    this.applying = true;
    const made = await this.#screen.runQuietly(customersOfOrders, { sheetId: orders.id });
    this.applying = false;
    if (!made.ok) {
      this.refusal = made.problem;
      return;
    }
    this.#madeCustomers = true;
    const { parameters } = this;
    await this.pick(this.#source);
    this.parameters = parameters;
    void this.#askForNeeds();
  }

  setParameter(key: string, value: number | string | boolean): void {
    this.parameters = { ...this.parameters, [key]: value };
  }

  /** Another version of it stands in the workbook: what it changes is shown first. */
  get isUpgrade(): boolean {
    const { proposal } = this;
    return (
      proposal !== null &&
      proposal.appliedVersion !== null &&
      (proposal.appliedVersion !== proposal.card.version || typeof this.#source !== 'string')
    );
  }

  async apply(): Promise<void> {
    const { proposal } = this;
    if (!proposal || this.missing.length > 0 || this.applying) return;
    this.applying = true;
    const { templates } = this.#screen.port;
    const choice: TemplateChoice = {
      mapping: this.mapping,
      parameters: this.parameters,
      ...(this.#madeCustomers ? { completes: customersOfOrders.id } : {}),
    };
    if (this.isUpgrade && !this.comparison) {
      const compared = await settle('comparing a template', () => templates.compare(this.#source, choice));
      this.applying = false;
      this.refusal = compared.ok ? null : compared.problem;
      if (compared.ok) this.comparison = compared.value;
      if (!compared.ok || compared.value) return;
      this.applying = true;
    }
    const applied = await settle('applying a template', () => templates.apply(this.#source, choice));
    this.applying = false;
    if (!applied.ok) {
      this.refusal = applied.problem;
      return;
    }
    this.applied = true;
    this.#showResult(proposal);
    this.#screen.closeDialog();
  }

  #showResult({ card }: TemplateProposal): void {
    const screen = this.#screen;
    screen.showTemplate(card.id);
    screen.notify({
      kind: 'message',
      text: 'app_templateApplied',
      params: { name: screen.shell.local(card.name) },
      undoable: true,
    });
  }
}

/** The best candidate of each field, unless a field before it took the column. */
function preselect(fields: readonly TemplateField[]): Record<string, ColumnRef | null> {
  const taken = new Set<string>();
  const mapping: Record<string, ColumnRef | null> = {};
  for (const { key, candidates } of fields) {
    const best = candidates.find(
      ({ confidence, column }) => confidence >= preselectFrom && !taken.has(column.columnId),
    );
    if (best) taken.add(best.column.columnId);
    mapping[key] = best?.column ?? null;
  }
  return mapping;
}
