// Next: web vitals in the browser, sent to an endpoint; the record has a path, and is no metric.
'use client';

import { usePathname } from 'next/navigation';
import { useReportWebVitals } from 'next/web-vitals';

export function WebVitals({ labels }) {
  const pathname = usePathname();
  useReportWebVitals((metric) => {
    const record = { name: metric.name, value: metric.value, path: pathname, url: window.location.href };
    navigator.sendBeacon('/api/vitals', JSON.stringify({ ...labels, ...record }));
  });
  return <meta name="route" content={pathname} />;
}
