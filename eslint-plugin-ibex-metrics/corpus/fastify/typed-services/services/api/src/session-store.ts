// A store with the methods of a map, which the file next to it imports.
class SessionStore {
  readonly #sessions = new Map<string, string>();

  set(key: { user_id: string }, path: string): void {
    this.#sessions.set(key.user_id, path);
  }

  remove(key: { user_id: string }): void {
    this.#sessions.delete(key.user_id);
  }
}

export const sessions = new SessionStore();
