import type { Random } from './random.js';

/** What a module of the codebase is about, in every spelling its files need. */
export interface Entity {
  /** `PurchaseOrder` */
  readonly name: string;
  /** `purchaseOrder` */
  readonly variable: string;
  /** `purchase-order` */
  readonly file: string;
  /** `purchase_orders` */
  readonly table: string;
  /** `purchase order` */
  readonly words: string;
  readonly fields: readonly Field[];
  readonly statuses: readonly string[];
  /** Verbs, such as `approve`. */
  readonly operations: readonly string[];
}

/** A property of an entity, and a column of its table. */
export interface Field {
  /** `dueAt` */
  readonly name: string;
  /** `due_at` */
  readonly column: string;
  readonly type: 'string' | 'number' | 'boolean' | 'Date';
  /** A value of it, in TypeScript. */
  readonly sample: string;
}

/**
 * The entity of a module; the first 1,200 have different names.
 *
 * @param index - the module's number
 * @param random - what decides on its fields, statuses and operations
 */
export function createEntity(index: number, random: Random): Entity {
  const noun = NOUNS[index % NOUNS.length] ?? '';
  const qualifier = QUALIFIERS[(index * 7 + Math.floor(index / NOUNS.length)) % QUALIFIERS.length] ?? '';
  // Every codebase has some that grew.
  const isLarge = random.chance(0.15);
  const name = `${capitalised(qualifier)}${capitalised(noun)}`;
  return {
    name,
    variable: `${qualifier}${capitalised(noun)}`,
    file: `${qualifier}-${noun}`,
    table: `${qualifier}_${noun}s`,
    words: `${qualifier} ${noun}`,
    fields: random.sample(FIELDS, isLarge ? random.integer(18, 22) : random.integer(6, 15)),
    statuses: ['draft', ...random.sample(STATUSES, random.integer(2, 5)), 'archived'],
    operations: random.sample(OPERATIONS, isLarge ? random.integer(10, 14) : random.integer(3, 7)),
  };
}

/** `name` as `Name`. */
export function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

function field(name: string, type: Field['type'], sample: string): Field {
  return { name, column: name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), type, sample };
}

const QUALIFIERS = [
  'annual',
  'billing',
  'branch',
  'carrier',
  'customer',
  'default',
  'draft',
  'export',
  'external',
  'field',
  'guest',
  'import',
  'internal',
  'invoice',
  'legacy',
  'local',
  'monthly',
  'partner',
  'payment',
  'pending',
  'primary',
  'public',
  'purchase',
  'regional',
  'retail',
  'sales',
  'shared',
  'shipping',
  'supplier',
  'team',
];

const NOUNS = [
  'account',
  'address',
  'agreement',
  'alert',
  'asset',
  'batch',
  'booking',
  'budget',
  'campaign',
  'catalogue',
  'claim',
  'comment',
  'contact',
  'contract',
  'coupon',
  'credit',
  'device',
  'discount',
  'document',
  'event',
  'forecast',
  'invoice',
  'journal',
  'ledger',
  'licence',
  'message',
  'note',
  'offer',
  'order',
  'parcel',
  'permit',
  'plan',
  'policy',
  'product',
  'profile',
  'project',
  'quote',
  'receipt',
  'report',
  'ticket',
];

const FIELDS = [
  field('title', 'string', `'Second delivery'`),
  field('description', 'string', `'To be checked by hand'`),
  field('reference', 'string', `'REF-20417'`),
  field('userId', 'string', `'u-77'`),
  field('tenantId', 'string', `'t-4'`),
  field('currency', 'string', `'EUR'`),
  field('amount', 'number', '1250'),
  field('quantity', 'number', '12'),
  field('taxRate', 'number', '0.19'),
  field('weight', 'number', '4.5'),
  field('priority', 'number', '3'),
  field('path', 'string', `'/inbox/2026'`),
  field('route', 'string', `'north'`),
  field('email', 'string', `'buyer@example.org'`),
  field('country', 'string', `'PT'`),
  field('locale', 'string', `'pt-PT'`),
  field('isPaid', 'boolean', 'true'),
  field('isLocked', 'boolean', 'false'),
  field('isPublic', 'boolean', 'true'),
  field('dueAt', 'Date', `new Date('2026-04-01T00:00:00Z')`),
  field('sentAt', 'Date', `new Date('2026-03-11T08:30:00Z')`),
  field('closedAt', 'Date', `new Date('2026-03-30T17:45:00Z')`),
];

const STATUSES = ['open', 'submitted', 'approved', 'rejected', 'shipped', 'paid', 'failed', 'on_hold'];

const OPERATIONS = [
  'approve',
  'assign',
  'cancel',
  'close',
  'confirm',
  'duplicate',
  'escalate',
  'lock',
  'merge',
  'publish',
  'reject',
  'reopen',
  'schedule',
  'submit',
];
