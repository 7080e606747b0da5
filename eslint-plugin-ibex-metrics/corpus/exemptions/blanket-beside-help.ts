// A blanket directive in a file that has a command called help, and nothing of metrics: not the ledger's business. None of
// our rules is hidden by it, which is what ESLint itself says.
// finds in next line: unused-directive
const CONTROL = /[\x00-\x20]+/; // eslint-disable-line

export function answer(command: string): string {
  switch (command) {
    case 'help':
      return 'Ask for help.';
    default:
      return command.replace(CONTROL, '');
  }
}
