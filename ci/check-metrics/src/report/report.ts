import type { MetricType } from '@ibex/catalog';
import type { ExpositionReport } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import type { Excerpt } from './excerpt.js';

/**
 * What a run found, in the one form that every output is made from: of targets, of a fleet, of linted code. Text from
 * outside is in it as it came, but for credentials; whoever writes it makes it harmless for where it goes.
 */
export interface Report {
  readonly sections: readonly ReportSection[];
  /** What the codes of findings stand for that this package does not know, such as those of lint rules. */
  readonly rules?: readonly ReportedRule[];
}

/** What was found in one place: a target, a job of a fleet, a repository, the configuration of the run. */
export interface ReportSection {
  readonly kind: 'target' | 'fleet' | 'lint' | 'configuration';
  /** What it is called: as the user named it, else its address. */
  readonly name: string;
  /** Where it was scraped or read: a URL without credentials, a path; absent where that is the name. */
  readonly address?: string;
  /** Why nothing could be checked, or not to the end. The run ends with exit code 2 then. */
  readonly unchecked?: Unchecked;
  readonly findings: readonly ReportedFinding[];
  /** Of a target that was checked. */
  readonly summary?: TargetSummary;
  /** Of a fleet. */
  readonly fleet?: { readonly up: number; readonly down: number };
  /** Of a target in text format, for who wants to know what promtool says. */
  readonly exposition?: ExpositionReport;
}

/** Why something could not be checked. */
export interface Unchecked {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** A finding as it is reported. */
export interface ReportedFinding extends Finding<string> {
  /** The line of the body it is about, as it is shown. */
  readonly excerpt?: Excerpt;
  /** Why it does not count. */
  readonly exempted?: {
    readonly by: 'exemption' | 'baseline';
    readonly reason: string;
    readonly until?: string;
  };
}

/** Figures of a target. */
export interface TargetSummary {
  /** Families with at least one sample. */
  readonly families: number;
  readonly series: number;
  /** Series of the catalog's metrics only, and the most these can have. */
  readonly catalogSeries: number;
  readonly worstCase: number;
  readonly coverage: { readonly present: number; readonly required: number };
  readonly scrapes: number;
  readonly metrics: readonly MetricSummary[];
}

/** A metric of the catalog on a target. */
export interface MetricSummary {
  readonly name: string;
  readonly type: MetricType;
  readonly presence: 'present' | 'declared but never sampled' | 'unreadable' | 'missing' | 'not required';
  readonly series: number;
  readonly worstCase: number;
  readonly budget?: number;
}

/** What a code stands for. */
export interface ReportedRule {
  readonly code: string;
  readonly description: string;
  readonly helpUri?: string;
}
