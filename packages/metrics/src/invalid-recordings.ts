import { tell } from './tell.js';

/** Why a recording was not taken as it came. */
export type InvalidReason =
  /** A label value is not in its domain. */
  | 'value-outside-domain'
  /** A label of the metric was not given. */
  | 'label-missing'
  /** A label was given that the metric does not have; it was left out. */
  | 'label-undeclared'
  /** The amount is no finite number, or negative where that is impossible. */
  | 'amount-invalid'
  /** Anything else, such as a label object whose getter throws. */
  | 'recording-failed'
  /** The source of exemplars threw, or gave no ids of a trace; recorded without an exemplar. */
  | 'exemplar-invalid';

/**
 * Recordings of one metric that were mended or dropped for one reason. It never holds the offending value:
 * that may be an identifier or a secret.
 */
export interface InvalidRecording {
  readonly metric: string;
  readonly label?: string;
  readonly reason: InvalidReason;
  /** `folded`: mended, such as recorded under a value of the domain; `dropped`: not recorded. */
  readonly outcome: 'folded' | 'dropped';
  /** How often it happened, this time included. */
  readonly count: number;
}

/** Told of an invalid recording, at most once per metric, label and reason. */
export type OnInvalidRecording = (recording: InvalidRecording) => void;

/** Counts invalid recordings. Its size is bounded by metrics, their labels and the reasons. */
export class InvalidRecordings {
  readonly #counted = new Map<string, InvalidRecording>();
  readonly #onFirst: OnInvalidRecording | undefined;

  /** @param onFirst - called with the first recording of each kind; what it throws is ignored */
  constructor(onFirst?: OnInvalidRecording) {
    this.#onFirst = onFirst;
  }

  /** Counts one more of its kind. Never throws. */
  add(recording: Omit<InvalidRecording, 'count'>): void {
    const key = `${recording.metric}/${recording.label ?? ''}/${recording.reason}/${recording.outcome}`;
    const count = (this.#counted.get(key)?.count ?? 0) + 1;
    const counted = { ...recording, count };
    this.#counted.set(key, counted);
    if (count === 1) tell(this.#onFirst, counted);
  }

  /** What was counted so far, in the order of first occurrence. */
  list(): readonly InvalidRecording[] {
    return [...this.#counted.values()];
  }
}
