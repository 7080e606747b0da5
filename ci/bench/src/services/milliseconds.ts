/** A duration in milliseconds as the tables show it. */
export function milliseconds(figure: number): string {
  return figure.toFixed(2);
}
