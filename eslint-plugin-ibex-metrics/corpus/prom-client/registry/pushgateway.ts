// A batch job: its metrics are pushed when it is done. Making the gateway is a finding, and so is each push.
import { Pushgateway } from 'prom-client';

const gateway = new Pushgateway('http://pushgateway:9091'); // finds: no-direct-registration

export async function finish(): Promise<void> {
  await gateway.pushAdd({ jobName: 'nightly', groupings: { stage: 'import' } }); // finds: no-direct-registration
}

export async function restart(): Promise<void> {
  await gateway.push({ jobName: 'nightly' }); // finds: no-direct-registration
  await gateway.delete({ jobName: 'nightly' }); // finds: no-direct-registration
}
