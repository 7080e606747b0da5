// A variable that is assigned a member of itself in a loop, as in any walk along a list or tree.
export function walk(node: any): void {
  while (node) node = node.next;
  new node.Counter({ name: 'nodes_total', help: 'Nodes' }); // finds: no-direct-registration
  node.register.registerMetric(node); // finds: no-direct-registration
  node.collectDefaultMetrics(); // finds: no-direct-registration
}
