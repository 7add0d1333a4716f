/** The one way from the pages to the server. */

/** An answer that is an error: `kind` is the last part of the problem's type; `offline` where no answer came. */
export class Problem extends Error {
  /** @param {string} kind @param {number} status @param {object} [body] @param {number} [retryAfter] seconds */
  constructor(kind, status, body = {}, retryAfter = 0) {
    super(kind);
    Object.assign(this, {kind, status, retryAfter, errors: body.errors ?? [], instance: body.instance ?? '', body});
  }
}

/** Says `signed-out` when an answer shows that the session is over. */
export const gate = new EventTarget();

let token = '';

/** The session's token, sent with every act. */
export const useToken = (csrf) => void (token = csrf);

let renew = async () => false;

/** What reads the session again when its token is refused, and says whether the same person is still signed in. */
export const renewTokenBy = (read) => void (renew = read);

/**
 * `fetch` at our own origin with the session's token; for extension elements too. A page that stayed open over a sign-in has an old token: where that is
 * refused, it is renewed once and the act repeated, unless somebody else signed in meanwhile. Reading waits while the server is being rebuilt.
 * @param {string} path @param {RequestInit} [init] with a body that can be sent twice
 */
export async function sameOriginFetch(path, init = {}) {
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) {
    throw new TypeError(path);
  }
  if (['GET', 'HEAD'].includes((init.method ?? 'GET').toUpperCase())) {
    return read(address, init);
  }
  const answer = await act(address, init);
  const refused = answer.status === 403 && (await problemOf(answer.clone())).kind === 'cross-site';
  return refused && (await renew().catch(() => false)) ? act(address, init) : answer;
}

const PATIENCE_MS = 30_000;

/** Reads; while the server is being rebuilt, asks again when it says so. Whoever waits sees what they see while reading. */
async function read(address, init) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(address, {...init, credentials: 'same-origin'});
    const seconds = answer.status === 503 ? Number(answer.headers.get('Retry-After')) : 0;
    if (!(seconds > 0) || Date.now() + seconds * 1000 > end || (await problemOf(answer.clone())).kind !== 'unavailable') {
      return answer;
    }
    await pause(seconds * 1000, init.signal);
  }
}

/** @param {number} ms @param {AbortSignal} [signal] ends the wait, and fails it as `fetch` would */
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.aborted ? abort() : signal?.addEventListener('abort', abort, {once: true});
  });
}

function act(address, init) {
  const headers = new Headers(init.headers);
  headers.set('X-CSRF-Token', token);
  return fetch(address, {...init, headers, credentials: 'same-origin'});
}

/**
 * Sends and reads JSON below `/crm/api`; throws a {@link Problem}. A `Blob` is sent as it is.
 * @param {string} path @param {Omit<RequestInit, 'body'> & {body?: unknown}} [request]
 */
export async function send(path, request = {}) {
  const {body, ...init} = request;
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  if (body !== undefined && !(body instanceof Blob)) {
    headers.set('Content-Type', 'application/json');
  }
  const plain = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  let answer;
  try {
    answer = await sameOriginFetch('/crm/api' + path, {...init, headers, body: plain});
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem('offline', 0);
  }
  if (answer.ok) {
    return answer.status === 204 ? null : answer.json();
  }
  const problem = await problemOf(answer);
  if (problem.kind === 'not-signed-in') {
    gate.dispatchEvent(new Event('signed-out'));
  }
  throw problem;
}

async function problemOf(answer) {
  const body = await answer.json().catch(() => ({}));
  const kind = /\/problems\/([\w-]+)$/.exec(body.type ?? '')?.[1] ?? (answer.status === 413 ? 'too-large' : 'failed');
  return new Problem(kind, answer.status, body, Number(answer.headers.get('Retry-After')) || 0);
}
