// Classes of the file itself in fields and objects, with names and help texts.
class Gauge {
  constructor({ name, help }) {
    Object.assign(this, { name, help });
  }
}

const widgets = { Gauge, Counter: class {} };

export class Panel {
  Gauge = Gauge;

  draw() {
    return [
      new this.Gauge({ name: 'speed', help: 'How fast you go' }),
      new widgets.Gauge({ name: 'fuel', help: 'How far you get' }),
      new widgets.Counter({ name: 'lives', help: 'How often you may fail' }),
    ];
  }
}
