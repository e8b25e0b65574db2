/** What starting Node alone costs. */
import { writeSync } from 'node:fs';

writeSync(1, JSON.stringify(process.cpuUsage()));
