import { type IbexService, startIbexService } from '@ibex/test-programs';

/** Both services as programs in test mode, the proxy in front of auth. */
export interface RunningServices {
  readonly auth: IbexService;
  readonly proxy: IbexService;
  stop(): Promise<void>;
}

/**
 * Starts both services on embedded parts.
 *
 * @param variables - their environment, besides what a test needs
 */
export async function startServices(
  variables: Readonly<Record<string, string>> = {},
): Promise<RunningServices> {
  const environment = { LOG_LEVEL: 'warn', ...variables };
  const auth = await startIbexService('auth', { environment });
  const proxy = await startIbexService('proxy', {
    environment: { ...environment, AUTH_ADDRESS: String(auth.ready['grpc']) },
  });
  return {
    auth,
    proxy,
    stop: async () => {
      await proxy.stop();
      await auth.stop();
    },
  };
}
