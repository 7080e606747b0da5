// Other gateways, and things that are pushed.
import { ApiGateway } from './api-gateway';

const gateway = new ApiGateway('https://api.example');
const list: object[] = [];

export async function send(sessionId: string): Promise<void> {
  await gateway.push({ jobName: 'nightly', session_id: sessionId });
  list.push({ session_id: sessionId });
  history.pushState({}, '', `/orders?session=${sessionId}`);
}
