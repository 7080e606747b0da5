// NestJS: a service that gets the metric by its token; the import of the class is for its type.
import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';

@Injectable()
export class LoginService {
  constructor(@Inject('LOGINS') private readonly logins: Counter<string>) {}

  login(user: { id: string }): void {
    this.logins.inc({ result: 'ok' });
    this.logins.inc({ result: 'ok', userId: user.id }); // finds: no-high-cardinality-labels
  }
}
