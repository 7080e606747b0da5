// Widgets of another module in CommonJS, with names and help texts.
const { Counter, Summary } = require('./widgets');
const widgets = require('@game/widgets');

exports.lives = new Counter({ name: 'lives', help: 'How often you may fail' });
exports.score = new Summary({ name: 'score', help: 'What you have reached' });
exports.speed = new widgets.Gauge({ name: 'speed', help: 'How fast you go' });
