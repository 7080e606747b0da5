// An exposition whose lines are joined from words, and begin with a constant.
const HELP = '# HELP';
const TYPE = '# TYPE';

export function render(metrics) {
  const lines = [];
  for (const { name, help, type, value } of metrics) {
    lines.push(`${HELP} ${name} ${help}`); // finds: no-handwritten-exposition
    lines.push(TYPE + ' ' + name + ' ' + type); // finds: no-handwritten-exposition
    lines.push(['# TYPE', `${name}_created`, 'gauge'].join(' ')); // finds: no-handwritten-exposition
    lines.push([name, value].join(' '));
  }
  return lines.join('\n');
}

export function renderAll(metrics) {
  return metrics.map((m) => `# HELP ${m.name} ${m.help}\n# TYPE ${m.name} ${m.type}\n${m.name} ${m.value}`); // finds: no-handwritten-exposition
}
