// A gateway of the project's own, to which messages are pushed.
export class Gateway {
  readonly sent: object[] = [];

  push(message: object): void {
    this.sent.push(message);
  }
}

export const gateway = new Gateway();
