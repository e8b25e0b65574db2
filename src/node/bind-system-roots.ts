import { bindSystemRoots } from '../config/platform.ts';
import { systemStore } from './system-store.ts';

/** Makes the machine's roots those of `SslConfiguration`, when something of this entry is used. They are read at need. */
export function withSystemRoots<Value>(value: Value): Value {
  bindSystemRoots('system', () => systemStore().anchors.flatMap(({ certificate }) => certificate?.der ?? []));
  return value;
}
