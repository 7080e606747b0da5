/**
 * Tells a listener something. What it throws is ignored: metrics never break the service, and neither does what
 * listens to them.
 */
export function tell<News>(listener: ((news: News) => void) | undefined, news: News): void {
  try {
    listener?.(news);
  } catch {
    return;
  }
}
