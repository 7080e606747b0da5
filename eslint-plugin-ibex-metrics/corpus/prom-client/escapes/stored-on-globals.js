// A legacy service that keeps everything global.
import express from 'express';
import client from 'prom-client';

const app = express();

globalThis.promClient = client; // finds: no-direct-registration
global.Counter = client.Counter; // finds: no-direct-registration
app.locals.registry = client.register; // finds: no-direct-registration
app.set('prom', client); // finds: no-direct-registration
