import type { EngineReply, EngineRequest } from './protocol';

type Question = Extract<EngineRequest, { readonly requestId: number }>;
type WithoutId<Request> = Request extends unknown ? Omit<Request, 'requestId'> : never;

export type EngineQuestion = WithoutId<Question>;
export type EngineAnswer = Extract<EngineReply, { readonly requestId: number }>;

interface Waiting {
  readonly request: Question;
  /** `null`: there will be no answer. */
  readonly resolve: (answer: EngineAnswer | null) => void;
}

/** What the engine was asked and has not answered; a question keeps its number when another engine takes over. */
export class EngineQuestions {
  readonly #waiting = new Map<number, Waiting>();
  #nextRequestId = 1;

  get size(): number {
    return this.#waiting.size;
  }

  /** What waits for an answer, in the order in which it was asked. */
  get requests(): readonly Question[] {
    return [...this.#waiting.values()].map(({ request }) => request);
  }

  /** A number for a question whose answer nobody waits for. */
  numberUnheard(): number {
    return this.#nextRequestId++;
  }

  /** `null` when the engine is gone before it answers. */
  ask(question: EngineQuestion, send: (request: Question) => void): Promise<EngineAnswer | null> {
    const requestId = this.#nextRequestId++;
    const request = { ...question, requestId };
    return new Promise((resolve) => {
      this.#waiting.set(requestId, { request, resolve });
      send(request);
    });
  }

  take(answer: EngineAnswer): void {
    this.#waiting.get(answer.requestId)?.resolve(answer);
    this.#waiting.delete(answer.requestId);
  }

  giveUp(): void {
    for (const { resolve } of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
