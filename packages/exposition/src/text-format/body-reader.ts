import { byteAt, HASH, skipBlanks, spells } from '../bytes/ascii.js';
import { type MetadataLine, scanCommentLine } from './comment-line.js';
import type { ExpositionOptions } from '../exposition-options.js';
import {
  DEFAULT_MAX_FAMILIES,
  DEFAULT_MAX_PROBLEMS,
  DEFAULT_MAX_TEXT_BYTES,
  limitOption,
} from '../exposition-options.js';
import type { ExpositionReport } from '../exposition-report.js';
import { checkFamily, emptyBody } from '../checks/family-checks.js';
import { checkHelpPosition } from '../checks/metadata-checks.js';
import { LabelValueCheck } from '../checks/label-values.js';
import { commentFindings, isMetadata } from '../checks/text-checks.js';
import { type FamilyState, toExpositionFamily } from '../model/family-state.js';
import { lintFamily, lintUniqueness } from '../checks/metric-lint.js';
import type { LineFinding } from '../problems/line-finding.js';
import { byteOrderMark, explainLineEnd, overlongLine, tooManyFamilies, tooMuchText } from './line-faults.js';
import type { LineSink } from '../bytes/line-reader.js';
import { applyMetadata } from './metadata.js';
import { type MetricName, NameTable } from '../model/name-table.js';
import { LabelValueCounter } from '../model/label-value-counter.js';
import { PlainLineReader } from './plain-line-reader.js';
import { parserMessage } from './parser-message.js';
import { type LateFinding, ProblemLog } from '../problems/problem-log.js';
import { checkGrouping } from '../checks/sample-checks.js';
import { scanQuotedCommentLine } from './quoted-comment-line.js';
import type { QuotedName } from './quoted-name.js';
import { QuotedNameSource } from './quoted-name-source.js';
import { QuotedSampleLine } from './quoted-sample-line.js';
import { SampleLine } from './sample-line.js';
import { SampleRecorder } from '../model/sample-recorder.js';
import { withServerClause } from './server-clause.js';
import { serverDifference } from './server-difference.js';
import type { ServerVersion } from './server-version.js';
import { SourceLine } from '../bytes/source-line.js';

/** Before it a body is read in no time, and longer than it takes to start the kernel. */
const FIRST_PLAIN_LINE = 32;
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** Reads the lines of one body: tells comments from samples, and passes them on to where they are judged. */
export class BodyReader implements LineSink {
  readonly #maxLineBytes: number;
  readonly #maxFamilies: number;
  readonly #maxTextBytes: number;
  readonly #serverVersion: ServerVersion;
  readonly #log: ProblemLog;
  readonly #source = new SourceLine();
  readonly #plainSample = new SampleLine();
  readonly #quotedSample: QuotedSampleLine | undefined;
  /** The one of the two that has read the latest sample line. */
  #sample = this.#plainSample;
  readonly #names = new NameTable();
  readonly #recorder: SampleRecorder;
  readonly #plainLines: PlainLineReader | undefined;
  readonly #lints: boolean;
  readonly #countsLabelValues: boolean;
  /** The name in the line, if it is a sample. */
  #name: MetricName | undefined;
  #latestFamily: FamilyState | undefined;
  #lostLine = false;
  #isFull = false;

  /** @param firstPlainLine - from which line on plain ones are read by themselves; Infinity to compare with none */
  constructor(options: ExpositionOptions, maxLineBytes: number, firstPlainLine = FIRST_PLAIN_LINE) {
    this.#maxLineBytes = maxLineBytes;
    this.#maxFamilies = limitOption('maxFamilies', options.maxFamilies, DEFAULT_MAX_FAMILIES);
    this.#maxTextBytes = limitOption('maxTextBytes', options.maxTextBytes, DEFAULT_MAX_TEXT_BYTES);
    this.#serverVersion = options.utf8Names === true ? 3 : 2;
    if (options.utf8Names === true) this.#quotedSample = new QuotedSampleLine();
    this.#log = new ProblemLog(
      limitOption('maxProblems', options.maxProblems, DEFAULT_MAX_PROBLEMS),
      options.severities,
    );
    this.#lints = options.lint ?? true;
    this.#countsLabelValues = options.countLabelValues ?? false;
    const labelValues = options.valueShapes === false ? undefined : new LabelValueCheck();
    this.#recorder = new SampleRecorder(
      this.#source,
      this.#log,
      options.onSample,
      labelValues,
      this.#countsLabelValues ? new LabelValueCounter() : undefined,
    );
    if (firstPlainLine < Infinity && options.onSample === undefined && !this.#countsLabelValues) {
      this.#plainLines = new PlainLineReader(
        this.#source,
        this.#recorder,
        labelValues,
        maxLineBytes,
        firstPlainLine,
      );
    }
  }

  onChunk(): void {
    this.#plainLines?.onChunk();
  }

  onLines(bytes: Uint8Array, start: number, end: number): number {
    if (this.#plainLines === undefined || this.#isFull) return start;
    return this.#plainLines.read(this.#latestFamily, bytes, start, end);
  }

  onLine(bytes: Uint8Array, start: number, end: number, terminated: boolean): void {
    if (this.#isFull) return;
    const source = this.#source;
    source.bytes = bytes;
    source.start = start;
    source.end = end;
    source.number++;
    source.terminated = terminated;
    const content = skipBlanks(bytes, start);
    // Blanks alone are the one thing that needs no line feed.
    if (content === end) return;
    this.#name = undefined;
    const { findingCount } = this.#log;
    // Where the body is cut, the family before the cut may go on behind it, under a name that is cut as well.
    if (!terminated && this.#latestFamily !== undefined) this.#latestFamily.incomplete = true;
    const fault = explainLineEnd(source, this.#read(content));
    if (fault === undefined) this.#noteTaken(content);
    else this.#log.addLineFinding(source, this.#explain(fault));
    if (terminated && this.#log.findingCount === findingCount) this.#learn();
    if (!terminated && this.#latestFamily !== undefined) this.#latestFamily.incomplete = true;
    if (this.#names.familyCount > this.#maxFamilies) {
      this.#stopReading(tooManyFamilies(source.number, this.#maxFamilies));
    } else if (source.keptBytes > this.#maxTextBytes) {
      this.#stopReading(tooMuchText(source.number, this.#maxTextBytes));
    }
  }

  onOverlongLine(): void {
    if (this.#isFull) return;
    this.#source.number++;
    this.#lostLine = true;
    this.#log.addLateFinding(overlongLine(this.#source.number, this.#maxLineBytes));
  }

  #stopReading(limit: LateFinding): void {
    this.#isFull = true;
    this.#lostLine = true;
    this.#log.addLateFinding(limit);
  }

  report(): ExpositionReport {
    const families = [...this.#names.families()];
    if (families.length === 0 && this.#log.readable) this.#log.addLateFinding(emptyBody());
    for (const family of families) {
      if (this.#lostLine) family.incomplete = true;
      for (const finding of checkFamily(family, this.#recorder.compounds)) this.#log.addLateFinding(finding);
      if (this.#lints) this.#lint(family);
    }
    return {
      valid: this.#log.readable,
      ...(this.#log.parserError && { parserError: this.#log.parserError }),
      problems: this.#log.finish(),
      families: families.map((family) => toExpositionFamily(family, this.#countsLabelValues)),
    };
  }

  #lint(family: FamilyState): void {
    for (const finding of lintFamily(family, this.#lostLine)) this.#log.addLateFinding(finding);
    for (const finding of lintUniqueness(family)) this.#log.addLateFinding(finding);
  }

  /** What there is to say of a line that expfmt takes, besides what its metrics are. */
  #noteTaken(content: number): void {
    const source = this.#source;
    const difference = this.#serverDifference(content);
    if (byteAt(source.bytes, content) !== HASH) {
      if (difference !== undefined) this.#log.addLineFinding(source, difference);
      return;
    }
    for (const finding of commentFindings(source, content, difference)) {
      const family = isMetadata(source, content) ? this.#latestFamily : undefined;
      this.#log.addLineFinding(source, family === undefined ? finding : { ...finding, metric: family.name });
    }
  }

  #explain(fault: LineFinding): LineFinding {
    if (!this.#log.lists) return fault;
    return withServerClause(this.#source, this.#inParserWords(fault), this.#serverVersion);
  }

  #serverDifference(content: number): LineFinding | undefined {
    const metric = this.#latestFamily?.name;
    return serverDifference(this.#source, content, this.#sample, metric, this.#serverVersion);
  }

  /** Only the first fault of a body needs them. */
  #inParserWords(fault: LineFinding): LineFinding {
    const message = this.#log.readable ? this.#parserMessage() : undefined;
    return message === undefined ? fault : { ...fault, parserMessage: message };
  }

  #parserMessage(): string | undefined {
    return parserMessage(this.#source, this.#latestFamily, this.#quotedSample !== undefined);
  }

  /** @returns what makes expfmt reject the line, if anything */
  #read(content: number): LineFinding | undefined {
    const { bytes, start, number } = this.#source;
    if (byteAt(bytes, content) === HASH) return this.#readComment(content);
    if (number === 1 && spells(bytes, start, BYTE_ORDER_MARK)) return byteOrderMark(start);
    return this.#readSample(content);
  }

  #readComment(content: number): LineFinding | undefined {
    const source = this.#source;
    const scan = this.#quotedSample === undefined ? scanCommentLine : scanQuotedCommentLine;
    const comment: MetadataLine | LineFinding | undefined = scan(source.bytes, content);
    if (comment === undefined || 'code' in comment) return comment;
    const { nameStart, nameEnd } = comment;
    const { family } = this.#resolve(comment);
    this.#enter(family, nameStart, nameEnd);
    const fault = applyMetadata(family, comment, source);
    const misplaced = fault === undefined ? checkHelpPosition(family, comment, source.number) : undefined;
    if (misplaced !== undefined) this.#log.addLineFinding(source, { ...misplaced, metric: family.name });
    return about(family, fault);
  }

  #readSample(content: number): LineFinding | undefined {
    const source = this.#source;
    this.#sample = this.#plainSample;
    let fault = this.#sample.scan(source.bytes, content);
    if (fault !== undefined && this.#quotedSample !== undefined) {
      this.#sample = this.#quotedSample;
      fault = this.#quotedSample.scan(source.bytes, content);
      if (this.#quotedSample.metricName === undefined) return fault;
    }
    const sample = this.#sample;
    if (fault?.code === 'syntax/metric-name-invalid') return fault;
    const name = this.#resolve(sample);
    const { family } = name;
    family.type ??= 'untyped';
    this.#enter(family, sample.nameStart, sample.nameEnd);
    this.#name = name;
    fault ??= this.#recorder.record(name, sample);
    if (fault !== undefined) family.incomplete = true;
    return about(family, fault);
  }

  /** Lets the plain lines know of a sample line in which nothing was found. */
  #learn(): void {
    if (this.#name !== undefined && this.#sample === this.#plainSample) {
      this.#plainLines?.learn(this.#name, this.#sample);
    }
  }

  #resolve({ nameStart, nameEnd, metricName }: NamedLine): MetricName {
    const isAsWritten = metricName === undefined || metricName.bytes.length === nameEnd - nameStart;
    if (isAsWritten) return this.#names.resolve(this.#source, nameStart, nameEnd);
    return this.#names.resolve(new QuotedNameSource(this.#source, metricName), 0, metricName.bytes.length);
  }

  #enter(family: FamilyState, start: number, end: number): void {
    const latest = this.#latestFamily;
    if (family === latest) return;
    if (latest !== undefined) latest.followedBy = family;
    this.#latestFamily = family;
    const split = about(family, checkGrouping(family, this.#source.number, start, end));
    if (split !== undefined) this.#log.addLineFinding(this.#source, split);
  }
}

/** The metric name in a line, with what it stands for where it is in quotes. */
interface NamedLine {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly metricName?: QuotedName | undefined;
}

function about(family: FamilyState, finding: LineFinding | undefined): LineFinding | undefined {
  return finding && { ...finding, metric: family.name };
}
