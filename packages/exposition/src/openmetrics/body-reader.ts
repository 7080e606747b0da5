import { byteAt, CARRIAGE_RETURN, HASH, isBlank, skipBlanks, spells } from '../bytes/ascii.js';
import type { LineSink } from '../bytes/line-reader.js';
import { SourceLine } from '../bytes/source-line.js';
import {
  DEFAULT_MAX_FAMILIES,
  DEFAULT_MAX_PROBLEMS,
  DEFAULT_MAX_TEXT_BYTES,
  type ExpositionOptions,
  limitOption,
} from '../exposition-options.js';
import type { ExpositionReport } from '../exposition-report.js';
import { emptyBody, familyWithoutSamples } from '../checks/family-checks.js';
import { lintOpenMetricsFamily } from '../checks/metric-lint.js';
import type { LineFinding } from '../problems/line-finding.js';
import { type LateFinding, ProblemLog } from '../problems/problem-log.js';
import { byteOrderMark, overlongLine, tooManyFamilies, tooMuchText } from '../text-format/line-faults.js';
import { type FamilyState, toExpositionFamily } from './family-state.js';
import { FamilyTable } from './family-table.js';
import * as faults from './line-faults.js';
import { applyMetadata } from './metadata.js';
import { scanMetadataLine } from './metadata-line.js';
import { leadingBlank } from './blank-faults.js';
import { checkGrouping, nameClash } from './sample-checks.js';
import { SampleLine } from './sample-line.js';
import { SampleRecorder } from './sample-recorder.js';

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** Reads the lines of one body in OpenMetrics: tells metadata from samples, and knows where the body must end. */
export class OpenMetricsReader implements LineSink {
  readonly #maxLineBytes: number;
  readonly #maxFamilies: number;
  readonly #maxTextBytes: number;
  readonly #log: ProblemLog;
  readonly #source = new SourceLine();
  readonly #sample = new SampleLine();
  readonly #families = new FamilyTable();
  readonly #recorder: SampleRecorder;
  readonly #lints: boolean;
  readonly #countsLabelValues: boolean;
  #latestFamily: FamilyState | undefined;
  #hasEnded = false;
  #isFull = false;
  /** A line before could not be read, so what the next family has is not all known. */
  #lostLine = false;

  constructor(options: ExpositionOptions, maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
    this.#maxFamilies = limitOption('maxFamilies', options.maxFamilies, DEFAULT_MAX_FAMILIES);
    this.#maxTextBytes = limitOption('maxTextBytes', options.maxTextBytes, DEFAULT_MAX_TEXT_BYTES);
    this.#log = new ProblemLog(
      limitOption('maxProblems', options.maxProblems, DEFAULT_MAX_PROBLEMS),
      options.severities,
    );
    this.#lints = options.lint ?? true;
    this.#countsLabelValues = options.countLabelValues ?? false;
    this.#recorder = new SampleRecorder(this.#source, this.#log, options);
  }

  onLine(bytes: Uint8Array, start: number, end: number, terminated: boolean): void {
    if (this.#isFull) return;
    const source = this.#source;
    source.bytes = bytes;
    source.start = start;
    source.end = end;
    source.number++;
    source.terminated = terminated;
    // Where the body is cut, the family before the cut may go on behind it, under a name that is cut as well.
    if (!terminated && !faults.isLastLine(source)) this.#loseLine();
    const fault = this.#read();
    if (fault !== undefined && !this.#isCutOff(fault)) this.#log.addLineFinding(source, fault);
    if (this.#families.size > this.#maxFamilies) {
      this.#stopReading(tooManyFamilies(source.number, this.#maxFamilies));
    } else if (source.keptBytes > this.#maxTextBytes) {
      this.#stopReading(tooMuchText(source.number, this.#maxTextBytes));
    }
  }

  onOverlongLine(): void {
    if (this.#isFull) return;
    this.#source.number++;
    this.#source.terminated = true;
    this.#loseLine();
    this.#log.addLateFinding(overlongLine(this.#source.number, this.#maxLineBytes));
  }

  report(): ExpositionReport {
    const source = this.#source;
    if (!this.#hasEnded && !this.#isFull) {
      this.#loseLine();
      this.#log.addLateFinding(faults.eofMissing(source));
    }
    this.#recorder.closeMetric();
    const families = [...this.#families.families()];
    if (families.length === 0 && this.#log.readable) this.#log.addLateFinding(emptyBody());
    for (const family of families) {
      if (family.sampleCount === 0 && !family.incomplete) {
        this.#log.addLateFinding(familyWithoutSamples(family.name, family.place));
      }
      if (!this.#lints) continue;
      for (const finding of lintOpenMetricsFamily(family, family.incomplete))
        this.#log.addLateFinding(finding);
    }
    return {
      valid: this.#log.readable,
      problems: this.#log.finish(),
      families: families.map((family) => toExpositionFamily(family, this.#countsLabelValues)),
    };
  }

  /** @returns what makes the line invalid, if anything */
  #read(): LineFinding | undefined {
    const source = this.#source;
    const { bytes, start, end, number } = source;
    if (this.#hasEnded) {
      this.#isFull = true;
      return faults.textAfterEof(start, end);
    }
    if (start === end) return faults.blankLine(start, end);
    if (byteAt(bytes, start) === HASH) return this.#readComment();
    if (number === 1 && spells(bytes, start, BYTE_ORDER_MARK)) return this.#unread(byteOrderMark(start));
    if (isBlank(byteAt(bytes, start))) {
      const content = skipBlanks(bytes, start);
      return content === end ? faults.blankLine(start, end) : this.#unread(leadingBlank(start, content));
    }
    if (byteAt(bytes, end - 1) === CARRIAGE_RETURN) return this.#unread(faults.carriageReturn(end));
    return this.#readSample();
  }

  #readComment(): LineFinding | undefined {
    const source = this.#source;
    const { bytes, end } = source;
    if (faults.isLastLine(source)) {
      this.#hasEnded = true;
      return faults.checkLastLine(source);
    }
    if (byteAt(bytes, end - 1) === CARRIAGE_RETURN) return this.#unread(faults.carriageReturn(end));
    const line = scanMetadataLine(source);
    if ('code' in line) {
      return line.code === 'syntax/comment-not-allowed' ? line : this.#unread(line);
    }
    const { nameStart, nameEnd } = line;
    const family = this.#families.family(source, nameStart, nameEnd);
    const isNew = this.#enter(family, nameStart, nameEnd);
    const fault = applyMetadata(family, line, source);
    const hasType = line.keyword === 'TYPE' && family.typeLine === source.number;
    if (isNew || hasType) this.#checkClash(family, nameStart, nameEnd);
    return fault && { ...fault, metric: family.name };
  }

  #readSample(): LineFinding | undefined {
    const source = this.#source;
    const sample = this.#sample;
    const fault = sample.scan(source.bytes, source.start);
    if (fault?.code === 'syntax/metric-name-invalid') return this.#unread(fault);
    const name = this.#families.sampleName(source, sample.nameStart, sample.nameEnd, this.#latestFamily);
    const { family } = name;
    this.#enter(family, sample.nameStart, sample.nameEnd);
    if (fault === undefined) {
      this.#recorder.record(name, sample);
      return undefined;
    }
    family.incomplete = true;
    return { ...fault, metric: family.name };
  }

  /** @returns whether the family was not mentioned before */
  #enter(family: FamilyState, start: number, end: number): boolean {
    const latest = this.#latestFamily;
    if (family === latest) return false;
    this.#recorder.closeMetric();
    if (latest !== undefined) latest.followedBy = family;
    this.#latestFamily = family;
    if (this.#lostLine) family.incomplete = true;
    this.#lostLine = false;
    this.#note(family, checkGrouping(family, this.#source.number, start, end));
    return family.place.line === this.#source.number;
  }

  #checkClash(family: FamilyState, start: number, end: number): void {
    if (family.clashReported) return;
    const other = this.#families.clash(family);
    if (other === undefined) return;
    family.clashReported = true;
    this.#note(family, nameClash(family, other, start, end));
  }

  /** Says that the line could belong to the family before it or the one behind it. */
  #unread(fault: LineFinding): LineFinding {
    this.#loseLine();
    return fault;
  }

  #loseLine(): void {
    this.#lostLine = true;
    if (this.#latestFamily !== undefined) this.#latestFamily.incomplete = true;
  }

  #stopReading(limit: LateFinding): void {
    this.#isFull = true;
    this.#loseLine();
    this.#log.addLateFinding(limit);
  }

  /** Where the body was cut, that is all that can be said of its last line. */
  #isCutOff(fault: LineFinding): boolean {
    return !this.#source.terminated && !this.#hasEnded && fault.end >= this.#source.end;
  }

  #note(family: FamilyState, finding: LineFinding | undefined): void {
    if (finding !== undefined) this.#log.addLineFinding(this.#source, { ...finding, metric: family.name });
  }
}
