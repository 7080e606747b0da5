/** One line of an exposition. */
export interface Sample {
  /** As written: for a histogram with `_bucket`, `_sum` or `_count`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A family of an exposition. */
export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/**
 * Reads an exposition as prom-client writes it: the families one after the other, `HELP` and `TYPE` first.
 * Not a parser to copy: it takes no escapes and no spaces inside of label values.
 */
export function readExposition(body: string): Family[] {
  return body
    .split(/^# HELP /m)
    .slice(1)
    .map((text) => {
      const [first = '', second = '', ...lines] = text.trimEnd().split('\n');
      const [name = '', ...help] = first.split(' ');
      const type = second.slice(`# TYPE ${name} `.length);
      return {
        name,
        type,
        help: help.join(' '),
        samples: lines.filter((line) => line !== '').map(readSample),
      };
    });
}

function readSample(line: string): Sample {
  const match = /^([a-z0-9_]+)(?:\{([^}]*)\})? (\S+)$/i.exec(line);
  if (!match) throw new Error(`not a sample: ${line}`);
  const [, name = '', labels = '', value = ''] = match;
  return {
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/([^=,]+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text]),
    ),
    value: value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value),
  };
}

/** The value of one series, or `undefined` where there is no such series. */
export function valueOf(
  body: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const key = keyOf(labels);
  return readExposition(body)
    .flatMap(({ samples }) => samples)
    .find((sample) => sample.name === name && keyOf(sample.labels) === key)?.value;
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [another]) => (one < another ? -1 : 1)));
}

/** The labels of a histogram's sample that are the definition's. */
export function withoutBound(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => label !== 'le'));
}
