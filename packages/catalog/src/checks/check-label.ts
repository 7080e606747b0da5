import type { CatalogFinding } from '../catalog-problem.js';
import type { Catalog } from '../catalog.js';
import type { LabelDomain } from '../label-domain.js';
import { checkForbiddenLabel } from '../policy/forbidden-labels.js';
import { routeTemplateFlaw } from '../route-template.js';

/**
 * Checks one label of a definition: its name against Prometheus' data model and the forbidden list, its
 * domain for being finite and of the shape its kind asks for.
 */
export function checkLabel(label: string, domain: LabelDomain, catalog: Catalog): CatalogFinding[] {
  const forbidden = checkForbiddenLabel(label, catalog.forbiddenLabels);
  const findings = [
    ...checkName(label),
    ...checkValues(domain),
    ...(domain.kind === 'route-template' ? checkTemplates(domain) : []),
    ...(domain.kind === 'http-status-code' ? checkStatusCodes(domain) : []),
  ];
  return [
    ...(forbidden ? [{ ...forbidden, label }] : []),
    ...findings.map((finding) => ({ ...finding, label, message: `label "${label}": ${finding.message}` })),
  ];
}

function* checkName(label: string): Iterable<CatalogFinding> {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) || label.startsWith('__')) {
    yield {
      code: 'catalog/label-name',
      message: label.startsWith('__')
        ? 'names that begin with "__" are reserved by Prometheus'
        : 'not a valid label name',
      fix: 'use lower-case words joined by underscores',
    };
  }
}

function* checkValues({ values, other }: LabelDomain): Iterable<CatalogFinding> {
  if (values.length === 0) {
    yield { code: 'catalog/label-domain', message: 'has no values', fix: 'list the values it can take' };
  }
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) {
    yield { code: 'catalog/label-domain', message: `"${repeated}" stands twice`, fix: 'list it once' };
  }
  if (values.includes('')) {
    yield {
      code: 'catalog/label-domain',
      message: 'an empty value is the same series as no label',
      fix: 'give the value a name, such as "none"',
    };
  }
  if (other !== undefined && !values.includes(other)) {
    yield {
      code: 'catalog/label-domain',
      message: `other values are recorded as "${other}", which is not in the domain`,
      fix: `add "${other}" to the values, or name a member`,
    };
  }
}

function* checkTemplates({ values, other }: LabelDomain): Iterable<CatalogFinding> {
  for (const value of values) {
    if (value === other) continue;
    const flaw = routeTemplateFlaw(value);
    if (flaw) {
      yield {
        code: 'catalog/route-template',
        message: `"${value}" holds a ${flaw.flaw} ("${flaw.part}")`,
        fix: 'write the route as the router knows it, with parameters such as ":id"',
      };
    } else if (!value.startsWith('/')) {
      yield {
        code: 'catalog/route-template',
        message: `"${value}" does not begin with "/"`,
        fix: `write "/${value}"`,
      };
    }
  }
}

function* checkStatusCodes({ values, other }: LabelDomain): Iterable<CatalogFinding> {
  for (const value of values) {
    if (value !== other && !/^[1-5]\d\d$/.test(value)) {
      yield {
        code: 'catalog/label-domain',
        message: `"${value}" is no HTTP status code`,
        fix: 'list codes from 100 to 599',
      };
    }
  }
}
