import { describe, expect, test } from 'vitest';

import { labelValueShape, type LabelValueShape } from './label-value-shape.js';
import { routeTemplateFlaw } from './route-template.js';

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const UUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const SHAPED: Readonly<Record<LabelValueShape, readonly string[]>> = {
  uuid: [
    UUID,
    UUID.toUpperCase(),
    `urn:uuid:${UUID}`,
    `{${UUID.toUpperCase()}}`,
    `pvc-${UUID}`,
    `user:${UUID}`,
    `${UUID}.example`,
    `tenants/${UUID}/jobs`,
    'c232ab00-9414-11ec-b3c8-9f68deced846', // version 1
    '1ec9414c-232a-6b00-b3c8-9f6bdeced846', // version 6
    '018f5c5a-7b1e-7cc3-98c4-dc0c0c07398f', // version 7
    '00000000-0000-0000-0000-000000000000',
  ],
  url: [
    'https://api.example.com/v1/models',
    'HTTP://host',
    'http://localhost:9090/api/v1/write',
    'postgres://app:secret@db.internal:5432/main',
    'postgres+tls://host/db',
    'jdbc:postgresql://db/main',
    'redis://cache:6379/0',
    'amqp://guest@broker',
    'ws://a/b',
    'file:///etc/passwd',
    's3://bucket/key',
    'aws:///us-east-1a/i-0abcd1234ef567890',
    'grpc://service:50051',
    'dns:///service',
    'GET https://example.com/',
    '//cdn.example.com/app.js',
    '//user@host.example.com/',
    '//localhost:8080/',
    'www.example.com/',
    'WWW.Example.co.uk:8080/a',
    'www.example.com?q=1',
    `https://example.com/users/${UUID}`,
    `http://[::1]:8080/`,
    'docker-pullable://registry.example.com/app@sha256:abc',
  ],
  'path-with-identifier': [
    '/users/42',
    '/users/0/posts',
    '/users/404',
    '/4200',
    '/v1/models/17/versions',
    'GET /users/42',
    'DELETE /orders/1000001?force',
    `/runs/${UUID}`,
    `/runs/${UUID.replaceAll('-', '').toUpperCase()}/logs`,
    '/commits/4a5b6c7d',
    '/objects/507f1f77bcf86cd799439011',
    '/users?page=2',
    '/search?q=',
    '/#/users/42',
    '/users/ada@example.com',
    '/hosts/10.0.0.7/disks',
    '/jobs/01ARZ3NDEKTSV4RRFFQ69G5FAV',
    '/sessions/V1StGXR8_Z5jdHi6B-myT',
    `/var/lib/docker/overlay2/${SHA256}/merged`,
    `/var/lib/kubelet/pods/${UUID}/volumes`,
    `/kubepods/burstable/pod${UUID}/${SHA256}`,
    `/system.slice/docker-${SHA256}.scope`,
    '/run/user/1000',
    '/users/42/',
    '/a/b/c/d/e/f/7',
  ],
  email: [
    'ada@example.com',
    'Ada.Lovelace+tag@mail.example.co.uk',
    'mailto:ada@example.com',
    "o'brien@example.ie",
    'a@b.cc',
    'user@müller.de',
    'user@例子.中国',
    'user@xn--fsqu00a.xn--fiqs8s',
    'ADA@EXAMPLE.COM',
  ],
  'ip-address': [
    '10.0.0.7',
    '127.0.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '10.0.0.7:8080',
    '10.0.0.0/8',
    '1.2.3.4', // may be a version, too
    '203.0.113.7, 10.0.0.1',
    '203.0.113.7,10.0.0.1',
    '/10.0.0.7:5432',
    'db-1.example.com/10.0.0.7:5432',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    '[::1]',
    '[::]:9100',
    '[fe80::1%eth0]:9100',
    '2001:db8::/32',
    '2001:db8:0:0:0:0:0:1',
    '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
    '2001:DB8::8A2E:370:7334',
    '::ffff:10.0.0.7',
    '::10.0.0.7',
    '64:ff9b::192.0.2.33',
  ],
  timestamp: [
    '2024-08-06T12:34:56Z',
    '2024-08-06T12:34:56.789Z',
    '2024-08-06T12:34:56.789012345+02:00',
    '2024-08-06T12:34+0200',
    '2024-08-06 12:34:56',
    '2024-08-06 12:34:56,789',
    '2024-08-06 12:34:56.789012 +0000 UTC m=+0.123',
    '2024-08-06T12-34-56',
    '2024-08-06_12:34:56',
    '20240806T123456Z',
    '2024/08/06 12:34:56',
    'Tue, 06 Aug 2024 12:34:56 GMT',
    '6 Aug 2024 12:34 +0200',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Tue Aug  6 12:34:56 UTC 2024',
    'Tue Aug 06 2024 12:34:56 GMT+0000 (Coordinated Universal Time)',
    '06/Aug/2024:12:34:56 +0000',
    '1722947696',
    '1722947696.123',
    '1722947696123',
    '1722947696123456',
    '1722947696123456789',
    '1722947696000',
  ],
  'long-hexadecimal': [
    '4bf92f3577b34da6',
    '4bf92f3577b34da6a3ce929d0e0e4736',
    '4BF92F3577B34DA6A3CE929D0E0E4736',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    SHA256,
    `sha256:${SHA256}`,
    `containerd://${SHA256}`,
    `docker://sha256:${SHA256}`,
    `registry.example.com/app@sha256:${SHA256}`,
    `docker-${SHA256}.scope`,
    '507f1f77bcf86cd799439011', // MongoDB's ObjectId
    '0x5000c500a1b2c3d4',
    'wwn-0x5000c500a1b2c3d4',
    '1000e0071bce95f2',
    'AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD',
    'trace=4bf92f3577b34da6a3ce929d0e0e4736',
  ],
  'high-entropy': [
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
    'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
    'sk-proj-T3BlbkFJq8x7kYb2Vn4Zr1Lm',
    'sk-1234567890abcdefghij',
    `sk_live_4eC39HqLyjWDarjtT1zdp7dc`,
    `ghp_16C7z42F292q6912T7710c838347Ae178B4a`,
    `AKIAIOSFODNN7EXAMPLE1234`,
    `AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY`.replace('-', '0'),
    '01ARZ3NDEKTSV4RRFFQ69G5FAV', // ULID
    '01arz3ndektsv4rrffq69g5fav',
    '0ujtsYcgvSTl8PAuAdqWYSMnLOv', // KSUID
    'V1StGXR8_Z5jdHi6B-myT', // nanoid
    'FyN9bG3kQ7-xT2vLw8_Zp',
    'dGhlIHF1aWNrIGJyb3duIGZveCAxMjM0NQ==',
    'kJ8f2Lm9/Qx3+Zt7vB1nW5yR0aE4sD6g=',
    'session:9fKx2LqT7bVn4RzW8mYc',
    'tz4a98xxat96iws9zmbrgj3a',
    'key/7Gh2kLp9Xw4QzR8vTn3B',
  ],
};

const SHAPELESS: readonly string[] = [
  // words, names and numbers
  ...[
    '',
    ' ',
    '-',
    '/',
    '@',
    '0',
    '1',
    '42',
    'true',
    'none',
    'unmatched',
    'GET',
    'POST',
    '200',
    '404',
    '5xx',
    '2xx',
  ],
  ...['8080', '65535', '2024', '99.9', '1e3', '+Inf', '-1', '0.99', '1.50', '1.0000000000000001e-05'],
  ...['1000000000', '1073741824', '2147483647', '2147483648', '4294967295', '9223372036854775807'],
  ...['18446744073709551615', '1000000000000', '0.30000000000000004', '123456789', '123456789012'],
  ...[
    'http',
    'https',
    'grpc',
    'http/1.1',
    'HTTP/2.0',
    'h2c',
    '//',
    '://',
    '::1x',
    'a::b',
    'std::vector<int>',
  ],
  ...[
    'www',
    'www.',
    'www.example.com',
    'awww.example.com',
    'example.com',
    'localhost',
    'localhost:9090',
    'db-1.example.com:5432',
  ],
  // routes and methods
  ...['/users/:id', '/users/{id}', '/v1/models', '/api/v2', '/rest/api/2/issue/:key', '/2xx', '/404', '/500'],
  ...[
    '/v1/chat/completions',
    '/oauth2/token',
    '/posts/:date?/:title?',
    '/files/*',
    '/static/[0-9]+',
    'GET /users/:id',
  ],
  ...['POST /v1/models/{model}:predict', '/pkg.Service/Method', '/grpc.health.v1.Health/Check', '/feedbeef'],
  ...[
    'UsersController#show',
    '/#/users',
    '/metrics',
    '/.well-known/openid-configuration',
    '/2024-report',
    '/users/',
  ],
  ...[
    'google.pubsub.v1.Publisher/Publish',
    '/envoy.service.discovery.v3.AggregatedDiscoveryService/StreamAggregatedResources',
  ],
  // dates, times and versions
  ...[
    '2024-08-06',
    '2024',
    'Aug 6',
    '12:34:56',
    '12:34',
    'Mon',
    'UTC',
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
  ],
  ...[
    '1.2.3',
    'v1.2.3',
    '1.2.3.4.5',
    '10.0.19041.1',
    'v1.2.3.4',
    'Chrome/120.0.0.0',
    '2023.10.1',
    '1.2.3-rc.1+build.5',
    'go1.21.3',
  ],
  ...[
    '5.10.0-23-cloud-amd64',
    '6.1.0-13-amd64',
    '#1 SMP Debian 5.10.179-1 (2023-05-12)',
    '17.0.8+7-Debian-1deb12u1',
  ],
  ...[
    'v0.0.0-20230822172742-b8732ec3820d',
    '3.2.1-SNAPSHOT',
    'OpenSSL 3.0.11 19 Sep 2023',
    '8.0.34-0ubuntu0.22.04.1',
  ],
  ...['b8732ec', 'deadbeef', 'feedfacecafebeef', 'abcdefabcdefabcdef'],
  // software
  ...[
    'gpt-4o-2024-08-06',
    'claude-3-5-sonnet-20241022',
    'meta-llama/Llama-3.1-70B-Instruct',
    'Qwen2.5-72B-Instruct-GPTQ-Int4',
  ],
  ...[
    'mistralai/Mixtral-8x7B-Instruct-v0.1',
    'text-embedding-3-large',
    'anthropic.claude-3-haiku-20240307-v1:0',
  ],
  ...['java.util.concurrent.ThreadPoolExecutor$Worker', 'org.springframework.web.servlet.DispatcherServlet'],
  ...[
    'G1 Young Generation',
    "CodeHeap 'non-profiled nmethods'",
    'PS MarkSweep',
    'java.lang.OutOfMemoryError',
  ],
  ...['github.com/prometheus/client_golang/prometheus.(*Registry).Gather.func1', 'runtime.gcBgMarkWorker'],
  ...[
    'k8s.io/client-go/informers/factory.go:150',
    '*v1.Pod',
    'apps/v1',
    'networking.k8s.io/v1beta1',
    'main.go:42',
  ],
  ...[
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'text/html; charset=utf-8',
    'image/svg+xml',
  ],
  ...[
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'TLSv1.3',
  ],
  ...[
    'x25519',
    'aes-256-gcm',
    'RSA-PSS-SHA256',
    'ecdsa_secp256r1_sha256',
    'curve25519-sha256@libssh.org.local',
  ],
  ...['x86_64-unknown-linux-gnu', 'aarch64-apple-darwin23.1.0', 'en-US', 'zh_Hans_CN.UTF-8', 'ISO-8859-15'],
  ...[
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  ],
  // hardware
  ...[
    'Intel(R) Xeon(R) CPU E5-2686 v4 @ 2.30GHz',
    'AMD EPYC 7R13 Processor',
    'm5d.24xlarge',
    'us-east-1a',
    'europe-west4-b',
  ],
  ...[
    'nvme0n1p1',
    'sda1',
    'dm-0',
    'mmcblk0p2',
    'cpu15',
    'eth0',
    'enp0s31f6',
    'eno1.100',
    'veth1a2b3c4',
    'br-4f2c3d1e5a6b',
  ],
  ...[
    '0000:00:1f.2',
    '0000:3b:00.0',
    'pci0000:00',
    'platform_coretemp_0',
    'nvme-Samsung_SSD_970_EVO_Plus_1TB_S4EWNX0R1',
  ],
  ...[
    '00:11:22:33:44:55',
    '00:11:22:33:44:55:66:77',
    '00-11-22-33-44-55',
    'Gi1/0/24',
    'GigabitEthernet1/0/24',
    '24/7',
    '1/2',
  ],
  ...[
    '/',
    '/boot/efi',
    '/dev/nvme0n1p1',
    '/dev/mapper/vg0-root',
    '/var/lib/docker',
    '/run/credentials/systemd-sysctl.service',
  ],
  ...['/sys/devices/platform', '//nas/share', 'C:\\Windows\\System32', '/usr/lib/x86_64-linux-gnu/libc.so.6'],
  ...['WDC_WD40EFRX-68N32N0_WD-WCC7K0123456', 'GPU-0', 'NVIDIA GeForce RTX 4090', 'H100 80GB HBM3'],
  // clusters
  ...[
    'coredns',
    'kube-state-metrics',
    'checkout-service-canary',
    'coredns-5d78c9869d',
    'coredns-5d78c9869d-x7k2p',
  ],
  ...[
    'ip-10-0-1-23.ec2.internal',
    'gke-prod-default-pool-1a2b3c4d-x9z1',
    'web-0',
    'kafka-2.kafka.svc.cluster.local',
  ],
  ...[
    'outbound|8080||reviews.default.svc.cluster.local',
    'system:serviceaccount:kube-system:generic-garbage-collector',
  ],
  ...['prometheus-kube-prometheus-stack-prometheus-db-prometheus-0', 'node-role.kubernetes.io/control-plane'],
  ...['registry.k8s.io/pause:3.9', 'nginx:1.25.3-alpine', 'app:v1.2.3', 'ghcr.io/org/app:sha-4f3a2b1'],
  ...['arn:aws:sns:us-east-1:123456789012:topic', 'projects/my-project-123456/zones/us-central1-a'],
  // an at sign, and no address
  ...[
    'getty@tty1.service',
    'user@1000.service',
    'systemd-fsck@dev-sda1.device',
    'rabbit@rabbitmq-0.example.com',
  ],
  ...[
    'rabbit@node-1',
    'root@localhost',
    'node@db.internal',
    '@ibex/catalog',
    'lodash@4.17.21',
    'java.base@17.0.8',
  ],
  ...[
    'git@github.com:org/repo.git',
    'a@b',
    '@',
    'user@',
    'x@y..com',
    'memcpy@GLIBC_2.14',
    '@every 1m',
    'a b@c.de',
  ],
  // long, and made by people
  ...['this_is_a_very_long_snake_case_name_that_goes_on_and_on', 'AbstractSingletonProxyFactoryBean'],
  ...[
    'HttpServerRequestDurationMillisecondsV2Histogram',
    'getUserByIdOrEmailV2WithRetry3Times',
    'SOME_LONG_CONSTANT_NAME_V2',
  ],
  ...[
    'the-quick-brown-fox-jumps-over-the-lazy-dog-2',
    'Win32_PerfFormattedData_PerfOS_Processor',
    'utf8mb4_0900_ai_ci',
  ],
  ...['pg_stat_statements_total_exec_time', 'idx_orders_customer_id_created_at_2024'],
  ...[
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '0000000000000000',
    '11111111111111111111',
    'Unable to read from socket: code 104',
  ],
];

describe('a value has the shape of what it names', () => {
  const rows = Object.entries(SHAPED).flatMap(([shape, values]) => values.map((value) => ({ shape, value })));

  test.each(rows)('$value: $shape', ({ shape, value }) => {
    expect(labelValueShape(value)).toBe(shape);
  });
});

test.each(SHAPELESS)('%j has no shape', (value) => {
  expect(labelValueShape(value)).toBeUndefined();
});

describe('a shape and a flaw of a route template are one finding', () => {
  const paths = [...Object.values(SHAPED).flat(), ...SHAPELESS].filter((value) => value.startsWith('/'));

  test.each(paths)('%s', (path) => {
    const isFlawed = routeTemplateFlaw(path.replaceAll('#', '/')) !== undefined;

    expect(labelValueShape(path) !== undefined).toBe(isFlawed);
  });
});

describe('what is random is found', () => {
  const random = createRandom(7);
  const pick = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
  const BASE62 = `${BASE36}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
  const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

  // A random text may look like a name by chance, and the shorter the more so.
  test.each([
    ['UUID', 1, () => crypto.randomUUID()],
    ['trace id', 0.99, () => pick('0123456789abcdef', 32)],
    ['span id', 0.99, () => pick('0123456789abcdef', 16)],
    ['ULID', 0.95, () => `01${pick(CROCKFORD, 24)}`],
    ['nanoid', 0.75, () => pick(`${BASE62}_-`, 21)],
    ['KSUID', 0.9, () => pick(BASE62, 27)],
    ['key of 32 letters and figures', 0.93, () => pick(BASE62, 32)],
    ['base64 of 32 bytes', 0.9, () => `${pick(`${BASE62}+/`, 43)}=`],
    ['cuid2', 0.75, () => pick(BASE36, 24)],
  ] as const)('%s, in at least %d of the cases', (_, share, make) => {
    const values = Array.from({ length: 2000 }, make);
    const found = values.filter((value) => labelValueShape(value) !== undefined).length;

    expect(found / values.length).toBeGreaterThanOrEqual(share);
  });
});

test('words joined in any way have no shape, with a number or without', () => {
  const random = createRandom(8);
  const words = WORDS.split(' ');
  const word = () => words[Math.floor(random() * words.length)] ?? '';
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  for (let round = 0; round < 20_000; round++) {
    const parts = Array.from({ length: 2 + Math.floor(random() * 6) }, word);
    if (random() < 0.5) parts.push(String(Math.floor(random() * 1000)));
    if (random() < 0.2) parts.unshift(`v${String(Math.floor(random() * 10))}`);
    const value = [
      () => parts.join('_'),
      () => parts.join('-'),
      () => parts.join('.'),
      () => parts.join(' '),
      () =>
        parts
          .filter((part) => !/[a-z]\d/.test(part))
          .map(capital)
          .join(''),
      () => parts.join('_').toUpperCase(),
      () => `/${parts.map((part) => (/^\d+$/.test(part) ? `:${word()}` : part)).join('/')}`,
    ][round % 7]?.();

    expect([value, labelValueShape(value ?? '')]).toEqual([value, undefined]);
  }
});

/** What an expression that goes back over what it has read would need minutes for. */
test.each([
  ...[
    'a',
    '1',
    '/',
    ':',
    '-',
    '.',
    '@',
    ' ',
    '(',
    '{',
    '_',
    '%',
    '0x',
    'é',
    '😀',
    '\\',
    '\n',
    '=',
    '+',
    '?',
    '#',
  ],
  ...[
    'a1',
    '/1',
    '1.',
    'a.',
    'a-',
    'a@',
    ':a(',
    ':a{',
    '::',
    'a:',
    '1:',
    'ab:',
    '2024-',
    '1.1.1.1/',
    'a/',
    'A ',
    '//a.',
  ],
  ...[
    'abcdef01-',
    'www.a',
    'http:',
    'Mon ',
    'eyJ',
    'sk-',
    'sk_a_',
    '[::',
    'a@b.',
    'xn--',
    'aB3_',
    'AAA1',
    ')?',
    ':a?',
  ],
])('a value of a megabyte of %j takes no time', (part) => {
  const value = part.repeat(1_000_000 / part.length);
  const variants = [value, `/${value}`, `1${value}`, `a@${value}`, `//${value}`, `[${value}`, `${value}!`];
  for (const variant of variants) {
    // A text put together is laid out in memory when somebody first looks into it.
    variant.charCodeAt(500_000);
    const start = performance.now();
    labelValueShape(variant);

    expect(performance.now() - start).toBeLessThan(50);
  }
});

test('a long route is judged in one pass', () => {
  for (const part of [':a(', ':a{', 'a1', '/1a', '(?', ')?', 'a@b.', '01ab', '-a1']) {
    const start = performance.now();
    routeTemplateFlaw(`/${part.repeat(200_000 / part.length)}`);

    expect([part, performance.now() - start < 1000]).toEqual([part, true]);
  }
});

test('of a long value the beginning decides', () => {
  expect(labelValueShape(`https://example.com/${'a'.repeat(5000)}`)).toBe('url');
  expect(labelValueShape(`/users/42/${'a'.repeat(5000)}`)).toBe('path-with-identifier');
  expect(labelValueShape(`${'a '.repeat(5000)}${SHA256}`)).toBeUndefined();
});

describe('the least that each shape takes, for whoever looks at bytes first', () => {
  const count = (value: string, character: RegExp) => value.match(character)?.length ?? 0;
  const least: Readonly<Record<LabelValueShape, (value: string) => boolean>> = {
    uuid: (value) => value.length >= 36 && count(value, /-/g) >= 4 && /\d/.test(value),
    url: (value) => (value.length >= 5 && value.includes('//')) || /^www\..../i.test(value),
    'path-with-identifier': (value) => value.length >= 2 && value.includes('/') && /[\d?@]/.test(value),
    email: (value) => value.length >= 6 && value.includes('@') && value.includes('.'),
    'ip-address': (value) =>
      (count(value, /\./g) >= 3 && count(value, /\d/g) >= 4) || count(value, /:/g) >= 2,
    timestamp: (value) => value.length >= 10 && count(value, /\d/g) >= 9,
    'long-hexadecimal': (value) => value.length >= 16 && /\d/.test(value),
    'high-entropy': (value) => value.length >= 20 && /\d/.test(value),
  };

  test.each(Object.entries(SHAPED))('%s', (shape, values) => {
    for (const value of values)
      expect([value, least[shape as LabelValueShape](value)]).toEqual([value, true]);
  });

  test('without a figure, "/", "@", "::" and "www." nothing has a shape', () => {
    const random = createRandom(9);
    const alphabet = 'abcdefABCDEFxyz-_.:+=%{}[] ?#$';
    for (let round = 0; round < 20_000; round++) {
      const length = Math.floor(random() * 60);
      const value = Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
      if (value.includes('::') || /^www\./i.test(value)) continue;

      expect([value, labelValueShape(value)]).toEqual([value, undefined]);
    }
  });
});

/** Numbers from 0 to 1 that are the same in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  'http https grpc server client request response duration seconds total count user account order payment cart queue ' +
  'worker pool connection database cache redis kafka topic partition consumer producer group offset lag cpu memory disk ' +
  'network interface bytes packets errors dropped node pod container namespace deployment replica set job cron task ' +
  'handler route path method status code success failure timeout retry backoff circuit breaker limiter token auth login ' +
  'session proxy gateway upstream downstream endpoint service mesh trace span metric label value bucket histogram ' +
  'summary gauge counter alpha beta stable canary primary secondary replica leader follower election shard index query ' +
  'insert update delete select commit rollback vacuum analyze checkpoint buffer page block file system device sha256 ' +
  'ipv4 ipv6 utf8 base64 x86 amd64 arm64 s3 ec2 k8s h2 oauth2 md5 int32 float64 io cpu0 eth0 gc jvm go rust java v1 v2beta1';
