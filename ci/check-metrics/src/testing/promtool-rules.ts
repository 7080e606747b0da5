import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * Gives expressions to `promtool check rules`, each as a rule of its own.
 *
 * @returns for each whether promtool takes it
 * @throws Error if promtool says something that is not about an expression
 */
export async function takenByPromtool(expressions: readonly string[]): Promise<readonly boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-rules-'));
  try {
    const rules = expressions.map((expr, index) => ({ record: `r${String(index)}`, expr }));
    const file = join(folder, 'rules.yml');
    // JSON is YAML.
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'g', rules }] }));
    const promtool = spawn('promtool', ['check', 'rules', '--lint=none', file]);
    const said = (await Promise.all([text(promtool.stdout), text(promtool.stderr)])).join('');
    const refused = new Set(
      [...said.matchAll(/rule \d+, "r(\d+)": could not parse expression/g)].map(([, index]) => Number(index)),
    );
    const empty = [...said.matchAll(/rule (\d+), "r\d+": field 'expr' must be set/g)].map(
      ([, ordinal]) => Number(ordinal) - 1,
    );
    for (const index of empty) refused.add(index);
    if (refused.size === 0 && !said.includes('SUCCESS')) throw new Error(`promtool says: ${said}`);
    return expressions.map((_, index) => !refused.has(index));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
