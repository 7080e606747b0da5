// A page with queries in its attributes; its text is for people.
export const Overview = ({ route }: { route: string }) => (
  <section title="shop_gateway">
    <p>shop_gateway_request_total was renamed.</p>
    <Graph query="sum(rate(shop_gateway_request_total[5m]))" /> {/* finds: known-metric-names */}
    <Graph query={`rate(shop_gateway_requests_total{route="${route}"}[5m])`} />
    <Stat query={'shop_proces_up'} /> {/* finds: known-metric-names */}
  </section>
);
