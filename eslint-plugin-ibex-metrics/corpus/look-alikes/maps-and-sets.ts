// Maps, sets and caches whose keys and values look like labels.
const sessions = new Map<object, string>();
const seen = new WeakSet<object>();
const headers = new Headers();
const params = new URLSearchParams();

export function remember(req: { url: string; user: { id: string } }): void {
  const key = { user_id: req.user.id, route: req.url };
  sessions.set(key, req.url);
  sessions.set({ user_id: req.user.id }, req.url);
  seen.add(key);
  headers.set('x-route', req.url);
  params.set('user_id', req.user.id);
  sessions.clear();
}
