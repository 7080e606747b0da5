// Its user: what is pushed has ids in it, and is no label set.
import { gateway } from './gateway';

export function leave(session: { id: string; url: string }): void {
  gateway.push({ session_id: session.id, route: session.url });
}
