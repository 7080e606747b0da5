// A release script: the client of an npm registry, and the registry of a Windows machine.
import { Registry } from 'npm-registry-client';
import WinReg from 'winreg';

const registry = new Registry('https://registry.example');
export const latest = await registry.metadata('left-pad');

const key = new WinReg({ hive: WinReg.HKCU, key: '\\Software\\Shop' });
key.set('Version', WinReg.REG_SZ, '1.0', () => undefined);
key.clear(() => undefined);
