/** A setting that outlives the page where the browser keeps anything for it, which it need not for a file. */
export interface StoredSetting {
  read(): string | undefined;
  write(value: string): void;
}

/** @param name - among the settings of all pages of the same origin */
export function storedSetting(name: string): StoredSetting {
  const key = `check-metrics-docs:${name}`;
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // It holds until the page is left.
      }
    },
  };
}
