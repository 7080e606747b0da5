// A statistics module of the project's own, with a class of the same name and the same options.
export class Counter {
  private value = 0;

  constructor(readonly options: { name: string; help: string }) {}

  inc(): void {
    this.value += 1;
  }

  read(): number {
    return this.value;
  }
}

export const register = (counter: Counter): void => {
  console.log(counter.options.name);
};
