import { byteAt, HASH, skipBlanks, spells } from '../bytes/ascii.js';
import { scanCommentLine } from './comment-line.js';
import type { ExpositionOptions } from '../exposition-options.js';
import { DEFAULT_MAX_FAMILIES, DEFAULT_MAX_PROBLEMS, limitOption } from '../exposition-options.js';
import type { ExpositionReport } from '../exposition-report.js';
import { checkFamily, emptyBody } from '../checks/family-checks.js';
import { type FamilyState, toExpositionFamily } from '../model/family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import { byteOrderMark, explainLineEnd, overlongLine, tooManyFamilies } from './line-faults.js';
import type { LineSink } from '../bytes/line-reader.js';
import { applyMetadata } from './metadata.js';
import { NameTable } from '../model/name-table.js';
import { ProblemLog } from '../problems/problem-log.js';
import { checkGrouping } from '../checks/sample-checks.js';
import { SampleLine } from './sample-line.js';
import { SampleRecorder } from '../model/sample-recorder.js';
import { SourceLine } from '../bytes/source-line.js';

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** Reads the lines of one body: tells comments from samples, and passes them on to where they are judged. */
export class BodyReader implements LineSink {
  readonly #maxLineBytes: number;
  readonly #maxFamilies: number;
  readonly #log: ProblemLog;
  readonly #source = new SourceLine();
  readonly #sample = new SampleLine();
  readonly #names = new NameTable();
  readonly #recorder: SampleRecorder;
  #latestFamily: FamilyState | undefined;
  #lostLine = false;
  #isFull = false;

  constructor(options: ExpositionOptions, maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
    this.#maxFamilies = limitOption('maxFamilies', options.maxFamilies, DEFAULT_MAX_FAMILIES);
    this.#log = new ProblemLog(limitOption('maxProblems', options.maxProblems, DEFAULT_MAX_PROBLEMS));
    this.#recorder = new SampleRecorder(this.#source, this.#log, options.onSample);
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
    // Where the body is cut, the family before the cut may go on behind it, under a name that is cut as well.
    if (!terminated && this.#latestFamily !== undefined) this.#latestFamily.incomplete = true;
    const fault = explainLineEnd(source, this.#read(content));
    if (fault !== undefined) this.#log.addLineFinding(source, fault);
    if (!terminated && this.#latestFamily !== undefined) this.#latestFamily.incomplete = true;
    if (this.#names.familyCount > this.#maxFamilies) this.#stopReading();
  }

  onOverlongLine(): void {
    if (this.#isFull) return;
    this.#source.number++;
    this.#lostLine = true;
    this.#log.addLateFinding(overlongLine(this.#source.number, this.#maxLineBytes));
  }

  #stopReading(): void {
    this.#isFull = true;
    this.#lostLine = true;
    this.#log.addLateFinding(tooManyFamilies(this.#source.number, this.#maxFamilies));
  }

  report(): ExpositionReport {
    const families = [...this.#names.families()];
    if (families.length === 0 && this.#log.readable) this.#log.addLateFinding(emptyBody());
    for (const family of families) {
      if (this.#lostLine) family.incomplete = true;
      for (const finding of checkFamily(family)) this.#log.addLateFinding(finding);
    }
    return {
      valid: this.#log.readable,
      problems: this.#log.finish(),
      families: families.map((family) => toExpositionFamily(family)),
    };
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
    const comment = scanCommentLine(source.bytes, content);
    if (comment === undefined || 'code' in comment) return comment;
    const { nameStart, nameEnd } = comment;
    const { family } = this.#names.resolve(source, nameStart, nameEnd);
    this.#enter(family, nameStart, nameEnd);
    return about(family, applyMetadata(family, comment, source));
  }

  #readSample(content: number): LineFinding | undefined {
    const source = this.#source;
    const sample = this.#sample;
    let fault = sample.scan(source.bytes, content);
    if (fault?.code === 'syntax/metric-name-invalid') return fault;
    const name = this.#names.resolve(source, sample.nameStart, sample.nameEnd);
    const { family } = name;
    family.type ??= 'untyped';
    this.#enter(family, sample.nameStart, sample.nameEnd);
    fault ??= this.#recorder.record(name, sample);
    if (fault !== undefined) family.incomplete = true;
    return about(family, fault);
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

function about(family: FamilyState, finding: LineFinding | undefined): LineFinding | undefined {
  return finding && { ...finding, metric: family.name };
}
