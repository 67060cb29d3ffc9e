import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { answerText } from '../helpers/replies.ts';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { someTickets } from '../helpers/tickets.ts';

/** Makes a key and a certificate that only it has signed. */
function makeCertificate(folder: TempFolder): { key: string; cert: string } {
  const [key, cert] = [folder.at('key.pem'), folder.at('cert.pem')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=tickit-test'];
  const place = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...args, ...place], { stdio: 'pipe' });
  return { key, cert };
}

it('an endpoint by https is asked when its certificate is trusted, and not when it is not', async () => {
  await using keys = tempFolder();
  const { key, cert } = makeCertificate(keys);
  let requests = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    requests++;
    request.resume();
    const choices = [{ index: 0, message: { role: 'assistant', content: answerText() }, finish_reason: 'stop' }];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  await using folder = endpointFolder({ baseUrl }, someTickets(3));
  try {
    const command = ['eval', 'tickets.jsonl', '--run', 'run', '--max-retries', '0', '-q'];
    const distrusted = await runCli(command, { cwd: folder.path });
    expect(distrusted.code).toBe(4);
    expect(distrusted.stderr).toContain('SELF_SIGNED_CERT');
    expect(requests).toBe(0);
    const trusted = await runCli(command, { cwd: folder.path, env: { NODE_EXTRA_CA_CERTS: cert } });
    expect(trusted.code).toBe(0);
    expect(requests).toBe(3);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
