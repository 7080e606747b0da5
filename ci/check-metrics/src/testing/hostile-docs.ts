import type { CatalogDocs } from '../docs/catalog-docs.js';

/** What would do harm as markup, as a script, as an attribute or as a template. */
export const HOSTILE_TEXTS = [
  '<script>globalThis.harmed = true</script>',
  '</script><script>globalThis.harmed = true</script>',
  '<!-- <script>',
  '"><img src="x" onerror="globalThis.harmed = true">',
  "' onfocus='globalThis.harmed = true' autofocus='",
  '{{constructor.constructor("globalThis.harmed = true")()}}',
  '${globalThis.harmed = true}',
  '</style></title></textarea></dd>]]>',
  '&lt;b&gt; &amp; & \u202Egnp.exe',
] as const;

/** A catalog in which every text is hostile, however little a catalog would take it. */
export function hostileDocs(): CatalogDocs {
  const all = HOSTILE_TEXTS.join(' ');
  const labels = [
    { name: all, kind: 'enumeration', values: HOSTILE_TEXTS, other: all, seriesPerValue: 1 },
  ] as const;
  const metrics = HOSTILE_TEXTS.map((text, index) => ({
    name: `${text}_${String(index)}`,
    type: 'counter' as const,
    owner: text,
    unit: text,
    help: all,
    labels,
    series: { worstCase: 9, budget: 10 },
    stability: { level: 'deprecated', since: text, until: text, replacedBy: text } as const,
    example: all,
    recordedIn: HOSTILE_TEXTS,
  }));
  return {
    prefix: all,
    owners: HOSTILE_TEXTS.map((name) => ({
      name,
      kind: 'service',
      metrics: 1,
      series: { worstCase: 9, budget: 10 },
    })),
    series: { worstCase: 81, budget: 90 },
    metrics,
  };
}
