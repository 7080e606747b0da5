// GraphQL: types in a registry, and a field called `counter` with a resolver.
import { GraphQLSchema } from 'graphql';
import { registry } from './type-registry';

registry.addType({ name: 'Counter', description: 'A counter', fields: { route: 'String', userId: 'ID' } });
export const schema: GraphQLSchema = registry.toSchema();
