// Observers of the browser and of a library: `observe` of what is constructed here and is no metric.
import { useEffect, useRef } from 'react';

export function Visible({ path, user_id }: { path: string; user_id: string }) {
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const entries = new PerformanceObserver(() => {});
    entries.observe({
      entryTypes: ['resource'],
      url: window.location.href,
      user_id,
    } as PerformanceObserverInit);
    const mutations = new MutationObserver(() => {});
    if (ref.current) mutations.observe(ref.current, { attributes: true });
    return () => entries.disconnect();
  }, [user_id]);

  return <div ref={ref} data-route={`${path}/${user_id}`} />;
}
