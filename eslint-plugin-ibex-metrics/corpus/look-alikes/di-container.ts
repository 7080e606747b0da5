// Dependency injection: a container registers tokens, with classes named like metrics.
import { asClass, createContainer } from 'awilix';
import { container } from 'tsyringe';
import { Counter } from './domain/counter';

container.register('Counter', { useClass: Counter });
container.register(Counter, { useClass: Counter });

export const scope = createContainer().register({ counter: asClass(Counter) });
