// The metrics package makes the names, so none of them can be wrong there.
export const planned = ['shop_gateway_request_total', 'shop_gateway_returns_total'];
