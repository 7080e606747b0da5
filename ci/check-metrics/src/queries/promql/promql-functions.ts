/** What an expression is: one number per moment, one of each series, many of each series, a text; or nobody can say. */
export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string' | 'any';

/** What a function takes and gives. */
export interface FunctionSignature {
  readonly takes: readonly ValueType[];
  /** How many arguments at the end may be left out; `Infinity` where the last may also be repeated. */
  readonly optional: number;
  readonly gives: ValueType;
}

/** The functions of Prometheus by name. */
export function signatureOf(name: string): FunctionSignature | undefined {
  return SIGNATURES.get(name);
}

const SIGNATURES: ReadonlyMap<string, FunctionSignature> = new Map([
  ...each('vector', ['vector'], 0, [
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count',
    'histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh',
    'timestamp',
  ]),
  ...each('vector', ['matrix'], 0, [
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate',
    'last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time',
    'stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time',
    'ts_of_min_over_time start_timestamp',
  ]),
  ...each('vector', ['vector'], 1, [
    'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  ]),
  ...each('scalar', [], 0, ['time pi start end range step']),
  ...each('vector', ['scalar'], 0, ['vector']),
  ...each('scalar', ['vector'], 0, ['scalar']),
  ...each('vector', ['vector', 'scalar'], 0, ['clamp_max clamp_min']),
  ...each('vector', ['vector', 'scalar'], 1, ['round']),
  ...each('vector', ['vector', 'scalar', 'scalar'], 0, ['clamp']),
  ...each('vector', ['scalar', 'vector'], 0, ['histogram_quantile']),
  ...each('vector', ['scalar', 'scalar', 'vector'], 0, ['histogram_fraction']),
  ...each('vector', ['vector', 'string', 'scalar'], Infinity, ['histogram_quantiles']),
  ...each('vector', ['scalar', 'matrix'], 0, ['quantile_over_time']),
  ...each('vector', ['matrix', 'scalar'], 0, ['predict_linear']),
  ...each('vector', ['matrix', 'scalar', 'scalar'], 0, ['double_exponential_smoothing']),
  ...each('vector', ['vector', 'string', 'string', 'string', 'string'], 0, ['label_replace']),
  ...each('vector', ['vector', 'string', 'string', 'string'], Infinity, ['label_join']),
  ...each('vector', ['vector', 'string'], Infinity, ['sort_by_label sort_by_label_desc']),
  ...each('vector', ['vector', 'vector'], 1, ['info']),
]);

function each(
  gives: ValueType,
  takes: readonly ValueType[],
  optional: number,
  names: readonly string[],
): [string, FunctionSignature][] {
  return names
    .join(' ')
    .split(' ')
    .map((name) => [name, { takes, optional, gives }]);
}
