// hapi: the server registers plugins.
import Hapi from '@hapi/hapi';
import vision from '@hapi/vision';

const server = Hapi.server({ port: 3000 });
await server.register([vision, { plugin: vision, options: { path: 'views' } }]);

export { server };
