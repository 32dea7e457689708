import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** For tests: a certificate authority of their own and a certificate for loopback, made on the spot so that no private key is kept anywhere. */
export interface TestCertificate {
  /** PEM of the authority. */
  readonly ca: string;
  /** PEM for `localhost`, 127.0.0.1 and the hosts that were asked for. */
  readonly cert: string;
  readonly key: string;
}

export function makeCertificate(...hosts: readonly string[]): TestCertificate {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = ['localhost', ...hosts].map((host) => der(0x82, Buffer.from(host)));
  const altNames = sequence(...names, der(0x87, Buffer.from([127, 0, 0, 1])));
  return {
    ca: certificate('Test authority', authority.publicKey, authority.privateKey, [
      extension('2.5.29.19', sequence(der(0x01, Buffer.from([0xff]))), true),
    ]),
    cert: certificate('localhost', server.publicKey, authority.privateKey, [extension('2.5.29.17', altNames, false)]),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function certificate(subject: string, publicKey: KeyObject, signer: KeyObject, extensions: readonly Buffer[]): string {
  const algorithm = sequence(objectId('1.2.840.10045.4.3.2'));
  const signed = sequence(
    der(0xa0, integer(2)),
    integer(subject === 'localhost' ? 2 : 1),
    algorithm,
    name('Test authority'),
    sequence(utcTime(Date.now() - 86_400_000), utcTime(Date.now() + 86_400_000)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', signed, signer)]);
  const body = sequence(signed, algorithm, der(0x03, signature)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, value: Buffer, critical: boolean): Buffer {
  const flag = critical ? [der(0x01, Buffer.from([0xff]))] : [];
  return sequence(objectId(id), ...flag, der(0x04, value));
}

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from(commonName)))));
}

function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

function objectId(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = rest.flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
