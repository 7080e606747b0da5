// A browser: a service worker, a custom element and a protocol handler are registered.
if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/worker.js', { scope: '/' });
}

customElements.define('order-counter', class extends HTMLElement {});
CSS.registerProperty({ name: '--progress', inherits: false, initialValue: '0' });
