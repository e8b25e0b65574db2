import type { SignatureJob, SignatureResult, SignatureVerifier } from './signature-job.ts';

/**
 * A provider that is believed when it says that a signature is good only if it says of the same one over other bytes
 * that it is bad: for algorithms without a known answer to hold a runtime against. A good signature costs two checks.
 */
export function contrasted(provider: SignatureVerifier): SignatureVerifier {
  return {
    name: provider.name,
    verify: (job) => contrast(provider.verify(job), () => provider.verify(withOtherData(job))),
  };
}

function contrast(answer: SignatureResult, answerToOther: () => SignatureResult): SignatureResult {
  return answer === 'good' && answerToOther() !== 'bad' ? 'unsupported' : answer;
}

/** With one octet more. */
function withOtherData(job: SignatureJob): SignatureJob {
  const data = new Uint8Array(job.data.length + 1);
  data.set(job.data);
  return { ...job, data };
}
