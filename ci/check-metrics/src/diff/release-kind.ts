import type { CatalogChange, ReleaseKind } from './catalog-change.js';

/**
 * What a release with the changes has to be. What breaks is a major release, announced or not; but an experimental metric
 * was never promised to stay, so what breaks of it is a minor one, as is all that is new. Words alone are a patch.
 */
export function releaseKind(changes: readonly CatalogChange[]): ReleaseKind {
  const kinds = new Set(changes.map(kindOf));
  return (['major', 'minor', 'patch'] as const).find((kind) => kinds.has(kind)) ?? 'none';
}

function kindOf({ verdict, announced }: CatalogChange): ReleaseKind {
  switch (verdict) {
    case 'breaking':
      return announced?.by === 'stability' ? 'minor' : 'major';
    case 'compatible':
      return 'minor';
    case 'cosmetic':
      return 'patch';
  }
}
