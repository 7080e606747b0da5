// Nest: a queue's processor; ids of jobs in logs, in the queue and in an event, and labels that are few.
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';

import { MetricsService } from '../metrics/metrics.service';

@Processor('mail')
export class MailProcessor extends WorkerHost {
  readonly #logger = new Logger(MailProcessor.name);

  constructor(private readonly metrics: MetricsService) {
    super();
  }

  async process(job) {
    this.#logger.log({ user_id: job.data.user_id, path: `/users/${job.data.user_id}` });
    await job.updateData({ ...job.data, session_id: job.id });
    this.metrics.jobs.inc({ queue: 'mail', result: 'ok' });
  }

  @OnWorkerEvent('failed')
  onFailed(job) {
    this.metrics.jobs.inc({ queue: 'mail', result: 'error' });
    this.metrics.jobs.inc({ queue: 'mail', agent_id: job.data.agent }); // finds: no-high-cardinality-labels
  }
}
