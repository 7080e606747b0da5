// Koa, CommonJS: a gauge whose `collect` sets labels on itself.
const { Gauge } = require('prom-client');

const sessions = require('./sessions');

// finds in next line: no-direct-registration
module.exports = new Gauge({
  name: 'open_sessions',
  help: 'Open sessions',
  labelNames: ['state'],
  async collect() {
    this.reset();
    for (const session of await sessions.list()) {
      this.set({ state: session.state, user_id: session.user }, 1); // finds: no-high-cardinality-labels
      this.labels({ state: session.state }).inc();
      this.labels({ session_id: session.id }).set(1); // finds: no-high-cardinality-labels
    }
  },
});
