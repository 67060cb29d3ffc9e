import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ENDPOINT = fileURLToPath(new URL('./endpoint.mjs', import.meta.url));

export interface Endpoint extends AsyncDisposable {
  /** Ends in `/v1`. */
  baseUrl: string;
  /** When each call had arrived whole, as the endpoint saw it: milliseconds, ascending. */
  arrivals(): Promise<number[]>;
}

/** An endpoint in a process of its own, so that its work is not measured, that answers every call after so many milliseconds. */
export async function startEndpoint(delayMs: number): Promise<Endpoint> {
  const child = spawn(process.execPath, [ENDPOINT, String(delayMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const baseUrl = `http://127.0.0.1:${port.toString().trim()}/v1`;
  return {
    baseUrl,
    arrivals: async () => (await (await fetch(baseUrl)).json()) as number[],
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}
