import { expect, test } from 'vitest';
import { withoutUndecidedUnits } from './undecided-units.js';

test.each(['x_minutes_bytes', 'x_seconds_milliamperes_total', 'meters_metres', 'kelvin_kelvins'])(
  'of %s promtool may find fault with either unit',
  (metric) => {
    const lines = [`${metric} use base unit "x" instead of "y"`, `${metric} no help text`];

    expect(withoutUndecidedUnits(lines)).toEqual([`${metric} no help text`]);
  },
);

test.each(['x_minutes', 'kilobytes_megabytes_bytes', 'x_milliseconds_thermometers', 'Seconds_minutes'])(
  'of %s it finds fault with one in every run',
  (metric) => {
    const lines = [`${metric} use base unit "x" instead of "y"`];

    expect(withoutUndecidedUnits(lines)).toEqual(lines);
  },
);
