// Nest: the documentation of an endpoint says what it answers with, and answers with nothing itself.
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';

import type { MetricsHandler } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(@Inject('METRICS') private readonly handler: MetricsHandler) {}

  @Get()
  @ApiProduces('text/plain; version=0.0.4', 'application/openmetrics-text')
  @ApiOkResponse({ content: { 'text/plain; version=0.0.4': { schema: { type: 'string' } } } })
  get() {
    return this.handler.answer();
  }
}
