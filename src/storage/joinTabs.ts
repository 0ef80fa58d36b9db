import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import { systemScheduler, type Scheduler } from './scheduler';
import { SharedPersister } from './sharedPersister';
import { TabChannel } from './tabChannel';
import { claimWriter, type WriterClaim } from './tabs';
import type { WorkbookStore } from './workbookStore';

/** A tab that has the right to write answers within a frame or two, unless it calculates or is another version of the app. */
const answerWithinMs = 1_500;

/** How this tab stands to the others that have a workbook open. */
export interface JoinedTabs {
  /** What everybody who edits writes through; `null` where tabs cannot share, and `writer` says whether this one may. */
  share(document: WorkbookDocument, version: number): SharedPersister | null;
  /** Where tabs cannot share: the right to write, of this tab or of another. */
  readonly writer: WriterClaim | null;
  /** The workbook is not opened after all. */
  leave(): void;
}

/** What tabs reach each other by; the browser's own where it is not said. */
export interface TabEnvironment {
  readonly openChannel: (id: WorkbookId) => TabChannel | null;
  readonly claimWriter: (id: WorkbookId) => Promise<WriterClaim>;
  readonly scheduler: Scheduler;
}

const browserTabs: TabEnvironment = {
  openChannel: (id) => TabChannel.open(id),
  claimWriter: (id) => claimWriter(id),
  scheduler: systemScheduler,
};

/**
 * Finds out whether this tab can edit a workbook together with those that have it open. They cannot where the store has
 * no journal to follow, or where the tab that writes does not answer: it is of another version of the app.
 */
export async function joinTabs(
  id: WorkbookId,
  store: WorkbookStore,
  environment: TabEnvironment = browserTabs,
): Promise<JoinedTabs> {
  const { journals } = store;
  const channel = journals ? environment.openChannel(id) : null;
  const claim = await environment.claimWriter(id);
  const leave = (): void => {
    claim.release();
    channel?.close();
  };
  if (!journals || !channel) return { share: () => null, writer: claim, leave };
  if (!claim.isHeld && !(await isAnswered(channel, claim, environment.scheduler))) {
    channel.close();
    // Somebody who only reads must not keep the right; that it can be had is what he waits for.
    claim.onAcquired(() => claim.release());
    return { share: () => null, writer: claim, leave };
  }
  if (!claim.isHeld) claim.release();
  const persist = store.persist.bind(store);
  const sharing = { journals, channel, persist, ...environment };
  // Until the workbook is read, which may take longer than others wait for an answer.
  const stopAnswering = channel.onWord((word) => word === 'who' && claim.isHeld && channel.say('have'));
  return {
    share: (document, version) => {
      stopAnswering();
      return new SharedPersister(sharing, claim, { document, version });
    },
    writer: null,
    leave,
  };
}

/** Whether the tab that writes speaks our language, or stops before it was heard. */
function isAnswered(channel: TabChannel, claim: WriterClaim, scheduler: Scheduler): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (answer: boolean): void => {
      for (const stop of stops) stop();
      resolve(answer);
    };
    const stops = [
      channel.onWord((word) => word === 'have' && settle(true)),
      claim.onAcquired(() => settle(true)),
      scheduler.after(answerWithinMs, () => settle(false)),
    ];
    channel.say('who');
  });
}
