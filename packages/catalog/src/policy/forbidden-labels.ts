import type { CatalogFinding } from '../catalog-problem.js';

/**
 * Label names that would make a series per entity. Breakdowns per entity belong into logs, traces or an
 * analytical database.
 */
export const FORBIDDEN_LABELS: readonly string[] = Object.freeze([
  'org_id',
  'agent_id',
  'user_id',
  'session_id',
]);

/**
 * Finds the forbidden label that a name spells, in any convention: `org_id`, `orgId`, `orgID`, `OrgId`,
 * `org-id` and `ORG_ID` are one.
 *
 * @param labelName - a label name as written
 * @param forbidden - the list to look in; by default {@link FORBIDDEN_LABELS}
 * @returns the entry of the list, or `undefined`
 */
export function forbiddenLabel(
  labelName: string,
  forbidden: readonly string[] = FORBIDDEN_LABELS,
): string | undefined {
  const spelling = withoutConvention(labelName);
  return forbidden.find((entry) => withoutConvention(entry) === spelling);
}

/** The policy's finding for a label name, or none; the same words wherever it is found. */
export function checkForbiddenLabel(
  labelName: string,
  forbidden: readonly string[] = FORBIDDEN_LABELS,
): CatalogFinding | undefined {
  const entry = forbiddenLabel(labelName, forbidden);
  if (entry === undefined) return undefined;
  const spelling = entry === labelName ? '' : ` (it spells "${entry}")`;
  const entity = entry.replace(/[_-]?id$/i, '');
  return {
    code: 'policy/forbidden-label',
    message: `label "${labelName}" is forbidden${spelling}: every ${entity} would make a series of its own`,
    fix: 'remove the label; break down per entity in logs, traces or the analytical store',
  };
}

function withoutConvention(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9]/g, '').toLowerCase();
}
