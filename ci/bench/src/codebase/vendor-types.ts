import { metricsPackageTypes } from './metrics-package-types.js';
import type { SourceFile } from './source-file.js';

/** Stands for `node_modules`: as much of each package's types as the codebase uses. */
export const VENDOR_TYPES: readonly SourceFile[] = [
  { path: 'types/ibex-metrics.d.ts', text: metricsPackageTypes() },
  {
    path: 'types/express.d.ts',
    text: `declare module 'express' {
  export interface Request {
    readonly method: string;
    readonly url: string;
    readonly originalUrl: string;
    readonly baseUrl: string;
    readonly path: string;
    readonly params: Readonly<Record<string, string | undefined>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly body: unknown;
    get(header: string): string | undefined;
  }
  export interface Response {
    readonly statusCode: number;
    status(code: number): this;
    set(header: string, value: string): this;
    location(url: string): this;
    json(body: unknown): this;
    on(event: 'finish' | 'close', listener: () => void): this;
  }
  export type NextFunction = (error?: unknown) => void;
  export type Handler = (req: Request, res: Response, next: NextFunction) => void | Promise<void>;
  export type ErrorHandler = (error: unknown, req: Request, res: Response, next: NextFunction) => void;
  export interface Router {
    use(handler: Handler | ErrorHandler): this;
    get(path: string, handler: Handler): this;
    post(path: string, handler: Handler): this;
    patch(path: string, handler: Handler): this;
  }
  export function Router(): Router;
}
`,
  },
  {
    path: 'types/fastify.d.ts',
    text: `declare module 'fastify' {
  export interface FastifyRequest {
    readonly id: string;
    readonly method: string;
    readonly url: string;
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly routeOptions: { readonly url: string };
    readonly log: FastifyLogger;
  }
  export interface FastifyLogger {
    info(fields: object, message: string): void;
    error(fields: object, message: string): void;
  }
  export interface FastifyReply {
    readonly statusCode: number;
    readonly elapsedTime: number;
    status(code: number): this;
    header(name: string, value: string): this;
    send(body?: unknown): this;
  }
  export type RouteHandler = (request: FastifyRequest, reply: FastifyReply) => unknown;
  export interface FastifyInstance {
    register<Options>(
      plugin: (app: FastifyInstance, options: Options) => Promise<void>,
      options: Options & { readonly prefix?: string },
    ): Promise<void>;
    setErrorHandler(handler: (error: Error, request: FastifyRequest, reply: FastifyReply) => void): void;
    addHook(name: 'onRequest' | 'onResponse', hook: (request: FastifyRequest, reply: FastifyReply) => Promise<void>): void;
    get(path: string, handler: RouteHandler): void;
    post(path: string, handler: RouteHandler | { readonly schema: object; readonly handler: RouteHandler }): void;
    patch(path: string, handler: RouteHandler): void;
  }
}
`,
  },
  {
    path: 'types/nestjs.d.ts',
    text: `declare module '@nestjs/common' {
  export function Injectable(): ClassDecorator;
  export function Controller(path: string): ClassDecorator;
  export function UseGuards(...guards: readonly unknown[]): ClassDecorator;
  export function Get(path?: string): MethodDecorator;
  export function Post(path?: string): MethodDecorator;
  export function Patch(path?: string): MethodDecorator;
  export function Body(): ParameterDecorator;
  export function Query(): ParameterDecorator;
  export function Param(name: string): ParameterDecorator;
  export function Headers(name: string): ParameterDecorator;
}
`,
  },
  {
    path: 'types/react.d.ts',
    text: `declare module 'react' {
  export interface Ref<Value> {
    readonly current: Value | null;
  }
  export function useState<State>(initial: State): [State, (next: State | ((current: State) => State)) => void];
  export function useEffect(effect: () => void | (() => void), dependencies: readonly unknown[]): void;
  export function useCallback<Callback>(callback: Callback, dependencies: readonly unknown[]): Callback;
  export function useMemo<Value>(create: () => Value, dependencies: readonly unknown[]): Value;
  export function useRef<Value>(initial: Value | null): Ref<Value>;
}

declare module 'react/jsx-runtime' {
  export namespace JSX {
    interface Element {
      readonly type: string;
    }
    interface ElementChildrenAttribute {
      readonly children: unknown;
    }
    interface IntrinsicElements {
      [tag: string]: Readonly<Record<string, unknown>>;
    }
  }
  export function jsx(type: unknown, props: unknown): JSX.Element;
  export function jsxs(type: unknown, props: unknown): JSX.Element;
}

declare module 'react-hook-form' {
  export type Errors<Fields> = { readonly [Field in keyof Fields | 'root']?: { readonly message: string } };
  export interface Form<Fields> {
    readonly formState: { readonly errors: Errors<Fields>; readonly isValid: boolean };
    register(name: keyof Fields, rules?: { readonly required?: boolean }): Readonly<Record<string, unknown>>;
    handleSubmit(submit: (fields: Fields) => Promise<void>): () => void;
    setError(field: keyof Fields | 'root', error: { readonly message: string }): void;
    reset(): void;
  }
  export function useForm<Fields>(options: { readonly defaultValues: Fields }): Form<Fields>;
}
`,
  },
  {
    path: 'types/vitest.d.ts',
    text: `declare module 'vitest' {
  type Test = () => void | Promise<void>;
  export function describe(name: string, tests: () => void): void;
  export function beforeEach(setUp: Test): void;
  export const it: {
    (name: string, test: Test): void;
    each<Case extends readonly unknown[]>(
      cases: readonly Case[],
    ): (name: string, test: (...values: [...Case]) => void) => void;
  };
  export interface Matchers {
    readonly not: Matchers;
    readonly resolves: AsyncMatchers;
    readonly rejects: AsyncMatchers;
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    toContain(expected: unknown): void;
    toHaveLength(expected: number): void;
    toBeLessThan(expected: number): void;
    toHaveBeenCalledTimes(count: number): void;
    toHaveBeenCalledWith(...values: readonly unknown[]): void;
  }
  export interface AsyncMatchers {
    toMatchObject(expected: object): Promise<void>;
    toThrow(error: unknown): Promise<void>;
  }
  export function expect(value: unknown): Matchers;
  export const vi: {
    fn<Mocked extends (...args: never[]) => unknown>(implementation: Mocked): Mocked;
    spyOn<Target, Method extends keyof Target>(
      target: Target,
      method: Method,
    ): { mockImplementation(implementation: Target[Method]): void };
  };
}
`,
  },
];
