/** A recorder before the types of its metric's labels are put on it. */
export type DynamicRecorder<Recorder> = {
  readonly [Method in keyof Recorder]: Recorder[Method] extends (...args: never) => infer Result
    ? (
        ...args: readonly unknown[]
      ) => Result extends (...args: never) => infer Inner ? (...args: readonly unknown[]) => Inner : Result
    : never;
};
