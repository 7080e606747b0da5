// An infrastructure project: a container registry, and names like `register` on what it makes.
import * as gcp from '@pulumi/gcp';
import { Registry } from '@pulumi/gcp/container';

export const registry = new Registry('images', { location: 'EU' });
export const second = new gcp.container.Registry('more-images');
registry.id.apply((id) => console.log({ id }));
