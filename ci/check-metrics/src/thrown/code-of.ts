/** The code of an error of the system, such as `ENOENT`; `undefined` where what was thrown has none. */
export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
}
