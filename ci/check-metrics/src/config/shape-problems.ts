import type * as z from 'zod/mini';

import { quoted } from './quoted.js';

/** One thing wrong with a value, and where in it. */
export interface ShapeProblem {
  readonly keys: readonly PropertyKey[];
  readonly message: string;
  readonly fix: string;
  /** Whether it is about the name it stands under. */
  readonly ofName?: boolean;
}

/** What a schema says of a text that is not of the form it must have; see {@link wrong}. */
export interface Wrong {
  readonly error: (issue: { readonly input?: unknown }) => string;
  readonly params: { readonly fix: string };
}

/**
 * The problem of a value for a check of a schema.
 *
 * @param what - what is wrong, after the value
 * @param fix - what to do about it
 */
export function wrong(what: string, fix: string): Wrong {
  return { error: ({ input }) => `${quoted(String(input))} ${what}`, params: { fix } };
}

/**
 * Says what a schema found, all of it, in words.
 *
 * @param issues - of a parse with `reportInput`
 */
export function shapeProblems(issues: readonly z.core.$ZodIssue[]): ShapeProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, []));
}

function problemsOf(issue: z.core.$ZodIssue, around: readonly PropertyKey[]): ShapeProblem[] {
  const keys = [...around, ...issue.path];
  switch (issue.code) {
    case 'invalid_union':
      return unionProblems(issue, keys);
    case 'unrecognized_keys':
      return unknownKeys(issue, keys);
    case 'invalid_key':
      return issue.issues.flatMap((inner) =>
        problemsOf(inner, []).map((problem) => ({ ...problem, keys, ofName: true })),
      );
    case 'custom':
      return [{ keys, message: issue.message, fix: String(issue.params?.['fix']) }];
    case 'invalid_type':
      return [{ keys, ...typeProblem(issue) }];
    case 'too_small':
      return [tooSmall(issue, keys)];
    case 'too_big':
      return [
        { keys, message: `${shown(issue.input)} is too large`, fix: `${String(issue.maximum)} is the most` },
      ];
    case 'invalid_value':
      return [
        {
          keys,
          message: issue.input === undefined ? 'is missing' : `${shown(issue.input)} is none of its values`,
          fix: `write ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`,
        },
      ];
    default:
      return [{ keys, message: 'is not of the form it must have', fix: 'see the schema' }];
  }
}

// Of a value that may be one of several things it is told what is wrong with the one that it is meant to be.
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, keys: readonly PropertyKey[]): ShapeProblem[] {
  const meant = issue.errors.find((errors) => !errors.some(isAboutTheWhole));
  if (meant) return meant.flatMap((inner) => problemsOf(inner, keys));
  if ('options' in issue) {
    const allowed = issue.options.map((value) => JSON.stringify(value)).join(' or ');
    return [{ keys, message: 'is none of its values', fix: `write ${allowed}` }];
  }
  const kinds = issue.errors.flatMap((errors) =>
    errors.filter(isAboutTheWhole).map(({ expected }) => expected),
  );
  return [{ keys, ...wrongType(issue.input, kinds.map(typeName)) }];
}

function isAboutTheWhole(issue: z.core.$ZodIssue): issue is z.core.$ZodIssueInvalidType {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, keys: readonly PropertyKey[]): ShapeProblem[] {
  const fixes = issue.message.split('\n');
  return issue.keys.map((key, index) => ({
    keys: [...keys, key],
    message: 'is not known',
    fix: fixes[index] ?? 'remove it',
    ofName: true,
  }));
}

function typeProblem(issue: z.core.$ZodIssueInvalidType): Pick<ShapeProblem, 'message' | 'fix'> {
  const isInteger = (issue as { format?: string }).format === 'safeint';
  if (isInteger && typeof issue.input === 'number') {
    return { message: `${shown(issue.input)} is no whole number`, fix: 'write a whole number' };
  }
  return wrongType(issue.input, [isInteger ? 'a whole number' : typeName(issue.expected)]);
}

function wrongType(input: unknown, expected: readonly string[]): Pick<ShapeProblem, 'message' | 'fix'> {
  const fix = `write ${[...new Set(expected)].join(' or ')}`;
  return { message: input === undefined ? 'is missing' : `is ${kindOf(input)}`, fix };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, keys: readonly PropertyKey[]): ShapeProblem {
  if (issue.origin === 'string' || issue.origin === 'array') {
    return {
      keys,
      message: 'is empty',
      fix: issue.origin === 'string' ? 'write something' : 'list something',
    };
  }
  return {
    keys,
    message: `${shown(issue.input)} is too small`,
    fix: `${String(issue.minimum)} is the least`,
  };
}

function shown(input: unknown): string {
  if (typeof input === 'string') return quoted(input);
  return typeof input === 'number' ? String(input) : kindOf(input);
}

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number' && !Number.isFinite(input)) return String(input);
  return TYPE_NAMES[typeof input] ?? `a ${typeof input}`;
}

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? `a ${expected}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  function: 'a function',
  undefined: 'nothing',
};
