import { binaryText } from '../x509/name.ts';
import type { OcspResponse } from '../x509/ocsp-response.ts';

/** The OCSP responses at hand, found by the serial numbers they are about. */
export class ResponsePool {
  private readonly bySerial: Map<string, OcspResponse[]> = new Map();
  /** Answers of responders that were unable to say anything; about whom, they do not say. */
  private readonly unable: OcspResponse[] = [];
  private readonly all: readonly OcspResponse[];

  constructor(responses: Iterable<OcspResponse> = []) {
    this.all = [...responses];
    for (const response of this.all) this.add(response);
  }

  [Symbol.iterator](): Iterator<OcspResponse> {
    return this.all[Symbol.iterator]();
  }

  get isEmpty(): boolean {
    return this.bySerial.size === 0 && this.unable.length === 0;
  }

  /** Responses that may be about a certificate of this serial number. */
  of(serialNumber: Uint8Array): readonly OcspResponse[] {
    return [...(this.bySerial.get(binaryText(serialNumber)) ?? []), ...this.unable];
  }

  private add(response: OcspResponse): void {
    if (response.basic === undefined) this.unable.push(response);
    const serials = new Set(response.basic?.responses.map(({ certId }) => binaryText(certId.serialNumber)));
    for (const serial of serials) {
      const known = this.bySerial.get(serial);
      if (known === undefined) this.bySerial.set(serial, [response]);
      else known.push(response);
    }
  }
}
