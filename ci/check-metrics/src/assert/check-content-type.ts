import { formatOfContentType } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';

/**
 * Finds that a body is declared as something other than metrics.
 *
 * @param contentType - as sent; `undefined` where there is none to send, as for a file
 */
export function checkContentType(contentType: string | undefined): Finding[] {
  if (contentType === undefined || formatOfContentType(contentType) !== undefined) return [];
  // Of a version of the text format that it does not know, Prometheus makes the one it knows.
  if (/^text\/plain\s*(?:;|$)/i.test(contentType)) return [];
  return [
    {
      code: 'target/content-type',
      severity: 'error',
      message: contentType === '' ? 'the response has no content type' : `the response is "${contentType}"`,
      fix: 'answer with "text/plain; version=0.0.4; charset=utf-8"',
    },
  ];
}
