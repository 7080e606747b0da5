// Vue: components and a store module are registered.
import { createApp } from 'vue';
import { createStore } from 'vuex';
import Chart from './chart.js';

const store = createStore({});
store.registerModule('orders', { state: { url: location.href } });
createApp({}).component('Chart', Chart).use(store).mount('#app');
