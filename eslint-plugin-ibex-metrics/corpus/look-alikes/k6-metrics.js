// A load test for k6, whose metrics have the same names.
import http from 'k6/http';
import { check } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';

const failures = new Counter('failed_requests');
const size = new Gauge('response_size');
const ok = new Rate('ok_rate');
const waiting = new Trend('waiting_time', true);

export default function () {
  const response = http.get('https://test.example/orders');
  ok.add(check(response, { 'status is 200': (r) => r.status === 200 }));
  failures.add(response.status === 200 ? 0 : 1, { url: response.url });
  size.add(response.body.length);
  waiting.add(response.timings.waiting);
}
