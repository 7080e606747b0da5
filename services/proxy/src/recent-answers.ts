import { status as GrpcStatus } from '@grpc/grpc-js';
import { LRUCache } from 'lru-cache';

import { AuthUnavailableError } from './auth-unavailable-error.js';

/** How answers of auth are kept. */
export interface RecentAnswersOptions<Answer> {
  /** How many are kept; beyond that those unused for longest are forgotten. */
  readonly size: number;
  /** For how long an answer is used at most, from when auth was asked, in milliseconds. */
  readonly timeToLive: number;
  /** How long a request waits for an answer at most, in milliseconds. A question takes no longer either. */
  readonly timeout: number;
  /** How long an answer that just came is good, in milliseconds; 0: it is not kept. */
  readonly goodFor: (answer: Answer) => number;
}

/**
 * Answers that auth gave recently, and the questions that are open: one at a time for each key.
 *
 * An answer is as old as its question, since what it says can change while it is under way, and it is not refreshed by
 * being used. So nobody is given the answer to a question from longer ago than the time to live.
 */
export class RecentAnswers<Answer> {
  readonly #options: RecentAnswersOptions<Answer>;
  readonly #kept: LRUCache<string, KeptAnswer<Answer>>;
  readonly #open = new Map<string, Question<Answer>>();

  constructor(options: RecentAnswersOptions<Answer>) {
    this.#options = options;
    this.#kept = new LRUCache({ max: options.size });
  }

  /** How many answers are kept, including those that are too old to be used. */
  get count(): number {
    return this.#kept.size;
  }

  /**
   * Gives the answer that is kept for a key; else that to the question which is open; else it asks.
   *
   * @throws {@link AuthUnavailableError} where no answer came in time, and what `ask` rejected with
   */
  async get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const now = performance.now();
    const kept = this.#kept.get(key);
    if (kept && now < kept.until) return kept.answer;

    const open = this.#openQuestion(key);
    if (!open) return this.#ask(key, ask).answer;
    return this.#waitFor(open, { key, ask, deadline: now + this.#options.timeout });
  }

  // Not one whose answer will be too old for who comes now.
  #openQuestion(key: string): Question<Answer> | undefined {
    const question = this.#open.get(key);
    return question && performance.now() - question.askedAt < this.#options.timeToLive ? question : undefined;
  }

  #ask(key: string, ask: () => Promise<Answer>): Question<Answer> {
    const question = { askedAt: performance.now(), answer: ask() };
    this.#open.set(key, question);
    const close = () => {
      if (this.#open.get(key) === question) this.#open.delete(key);
    };
    question.answer.then((answer) => {
      close();
      const now = performance.now();
      const { timeToLive, goodFor } = this.#options;
      const until = Math.min(question.askedAt + timeToLive, now + goodFor(answer));
      if (until > now) this.#kept.set(key, { answer, until });
    }, close);
    return question;
  }

  /** Waits for the answer to somebody else's question, and where their time is over and one's own is not, asks. */
  async #waitFor(question: Question<Answer>, own: OwnQuestion<Answer>): Promise<Answer> {
    try {
      return await before(own.deadline, question.answer);
    } catch (error) {
      if (!isTimeout(error) || performance.now() >= own.deadline) throw error;
      return this.#waitFor(this.#openQuestion(own.key) ?? this.#ask(own.key, own.ask), own);
    }
  }
}

interface KeptAnswer<Answer> {
  readonly answer: Answer;
  readonly until: number;
}

interface Question<Answer> {
  readonly askedAt: number;
  readonly answer: Promise<Answer>;
}

interface OwnQuestion<Answer> {
  readonly key: string;
  readonly ask: () => Promise<Answer>;
  readonly deadline: number;
}

async function before<Answer>(deadline: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => {
        reject(new AuthUnavailableError(GrpcStatus.DEADLINE_EXCEEDED));
      },
      Math.max(0, deadline - performance.now()),
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof AuthUnavailableError && error.grpcStatus === GrpcStatus[GrpcStatus.DEADLINE_EXCEEDED]
  );
}
