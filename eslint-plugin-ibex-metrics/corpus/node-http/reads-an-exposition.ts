// A scraper: it asks for the exposition format and reads its lines, and writes none.
import { request } from 'node:http';

const ACCEPT = 'application/openmetrics-text; version=1.0.0, text/plain; version=0.0.4;q=0.5';

export function scrape(host: string): Promise<Map<string, string>> {
  const types = new Map<string, string>();
  return new Promise((resolve, reject) => {
    const req = request({ host, path: '/metrics', headers: { accept: ACCEPT } }, (res) => {
      const isText = res.headers['content-type']?.startsWith('text/plain; version=0.0.4');
      if (!isText) return reject(new Error('no exposition'));
      res.setEncoding('utf8').on('data', (text: string) => {
        for (const line of text.split('\n')) {
          if (line.startsWith('# HELP ')) continue;
          if (!line.startsWith('# TYPE ')) continue;
          const [name = '', type = ''] = line.slice('# TYPE '.length).split(' ');
          types.set(name, type);
        }
      });
      res.on('end', () => resolve(types));
    });
    req.setHeader('Accept', 'text/plain; version=0.0.4');
    req.on('error', reject).end();
  });
}
