// Nest: a guard that counts who was refused, by user and organisation.
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly refused: Counter<'role' | 'userId' | 'orgId'>) {}

  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest();
    if (user.roles.includes('admin')) return true;
    this.refused.inc({
      role: 'admin',
      userId: user.id, // finds: no-high-cardinality-labels
      orgId: user.org, // finds: no-high-cardinality-labels
    });
    return false;
  }
}
