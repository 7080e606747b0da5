// A chart: bins and a histogram of d3, and a class of a chart library.
import { Histogram } from '@visx/stats';
import * as d3 from 'd3';
import { histogram } from 'd3-array';

export function bins(values: number[]) {
  const make = histogram().domain([0, 100]).thresholds(20);
  return { fine: make(values), coarse: d3.histogram()(values), chart: new Histogram({ name: 'a', values }) };
}
