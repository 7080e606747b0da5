// Plain http: an exposition by concatenation, family by family.
const families = new Map();

export function define(name, type, help) {
  families.set(name, { type, help, value: 0 });
}

export function render() {
  let text = '';
  for (const [name, { type, help, value }] of families) {
    text += '# HELP ' + name + ' ' + help + '\n'; // finds: no-handwritten-exposition
    text += `# TYPE ${name} ${type}\n`; // finds: no-handwritten-exposition
    text += `${name} ${value}\n`;
  }
  return text;
}
