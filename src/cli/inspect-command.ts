import { certificateToJson } from '../x509/certificate-json.ts';
import { dumpCertificate } from '../x509/dump.ts';
import type { InspectArguments } from './arguments.ts';
import { fileName, readInputFile, rejectTexts } from './peer.ts';
import type { InspectReport, InspectResult } from './report.ts';
import { complain, ExitCode, paint, type Terminal } from './terminal.ts';

/** Shows what the certificates of each FILE say. */
export async function runInspect(request: InspectArguments, terminal: Terminal): Promise<ExitCode> {
  const results: InspectResult[] = [];
  let isWhole = true;
  for (const file of request.files) {
    const { certificates, rejected, fault } = await readInputFile(file, terminal);
    const messages = fault === undefined ? rejectTexts(rejected) : [fault];
    isWhole &&= fault === undefined;
    for (const message of messages) complain(terminal, message);
    if (request.isJson) {
      results.push({ file, certificates: certificates.map((certificate) => certificateToJson(certificate)), messages });
      continue;
    }
    certificates.forEach((certificate, place) => {
      const title = paint(terminal, 'bold', `${fileName(file)}, certificate ${place + 1} of ${certificates.length}`);
      terminal.writeOut(`${title}\n${dumpCertificate(certificate).trimEnd()}\n\n`);
    });
  }
  if (request.isJson) {
    const report: InspectReport = { version: 1, results };
    terminal.writeOut(`${JSON.stringify(report, null, 2)}\n`);
  }
  return isWhole ? ExitCode.accepted : ExitCode.unusable;
}
