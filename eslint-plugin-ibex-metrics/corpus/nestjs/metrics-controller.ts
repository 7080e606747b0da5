// Nest: a controller that serves the exposition, by a decorator and by the response.
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';

import { MetricsService } from './metrics.service';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8') // finds: no-handwritten-exposition
  index(): Promise<string> {
    return this.metrics.render();
  }

  @Get('internal/metrics')
  async internal(@Res() response: Response) {
    response.header('content-type', 'text/plain; version=0.0.4'); // finds: no-handwritten-exposition
    response.send(await this.metrics.render());
  }

  @Get('version')
  @Header('Content-Type', 'text/plain')
  version() {
    return '0.0.4';
  }
}
