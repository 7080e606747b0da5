// Next, pages router: `router.pathname` is the template of the page, `router.asPath` is what was asked for.
import { useRouter } from 'next/router';
import { useEffect } from 'react';

import { pageViews } from '../lib/browser-metrics';

export default function Tracker({ children }: { children: React.ReactNode }) {
  const router = useRouter();

  useEffect(() => {
    pageViews.inc({ route: router.pathname });
    pageViews.inc({ path: router.asPath }); // finds: no-url-route-label
  }, [router.pathname, router.asPath]);

  return <main data-path={router.asPath}>{children}</main>;
}
