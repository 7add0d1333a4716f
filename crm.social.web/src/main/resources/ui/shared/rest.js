/**
 * What went wrong. `kind` is the last segment of the problem's type, such as `rate-limited`; `offline` or `unreachable` where nothing answered.
 */
export class Problem extends Error {
  /** @param {string} kind @param {{retryAt?: string, explanation?: object, instance?: string}} [details] */
  constructor(kind, {retryAt = null, explanation = null, instance = ''} = {}) {
    super(kind);
    this.kind = kind;
    this.retryAt = retryAt && new Date(retryAt);
    this.explanation = explanation;
    /** What the log knows it by. */
    this.code = instance.split(/[/:]/).pop();
  }
}

/** Whether a request was given up because its element went. */
export const abandoned = (error) => error.name === 'AbortError';

/** 128 bits in hexadecimal that nobody can guess; works without a secure context too. */
export const random128 = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A path below `/social/api/`, each part escaped. */
export const path = (...parts) => parts.map(encodeURIComponent).join('/');

/** The query of those parameters that have a value. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

/** Where the social things of a record are. */
export const recordPath = ({object, recordId}, ...parts) => path('records', object, recordId, ...parts);

/**
 * Asks the REST interface.
 * @param {{fetch: typeof fetch}} host the context's
 * @param {string} where below `/social/api/`
 * @param {{method?: string, body?: object, headers?: object, signal?: AbortSignal}} [how]
 * @returns {Promise<any>} the answer's JSON
 * @throws {Problem}
 */
export async function ask(host, where, how) {
  const answer = await answerOf(host, where, how);
  return answer.status === 204 ? null : answer.json();
}

/** Fetches a file, with the name that the server gives it. @returns {Promise<{blob: Blob, name: string}>} @throws {Problem} */
export async function askFile(host, where) {
  const answer = await answerOf(host, where, {headers: {Accept: '*/*'}});
  const [, name = ''] = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
  return {blob: await answer.blob(), name};
}

async function answerOf(host, where, {body, headers = {}, ...init} = {}) {
  const type = body ? {'Content-Type': 'application/json'} : {};
  let answer;
  try {
    answer = await host.fetch(`/social/api/${where}`, {
      ...init,
      headers: {Accept: 'application/json', ...type, ...headers},
      body: body && JSON.stringify(body),
    });
  } catch (error) {
    throw abandoned(error) ? error : new Problem(navigator.onLine ? 'unreachable' : 'offline');
  }
  if (!answer.ok) {
    throw await problem(answer);
  }
  return answer;
}

async function problem(answer) {
  const told = await answer.json().catch(() => ({}));
  const wait = Number(answer.headers.get('Retry-After'));
  return new Problem(told.type?.split('/').pop() || 'failed', {
    ...told,
    retryAt: told.retryAt ?? (wait > 0 ? new Date(Date.now() + wait * 1000).toISOString() : null),
    instance: told.instance ?? String(answer.status),
  });
}

const SHARED_MS = 100;
const reads = new Map();
const told = new WeakMap();

/**
 * Reads what several elements of a page need at the same moment: they share one request.
 * @param {object} [news] the event's data, where an event is the cause: what was asked for before it may be older than it, and is not shared
 */
export function readTogether(host, where, news) {
  const known = news ? told.get(news)?.[where] : reads.get(where);
  if (known && (news || performance.now() - known.at < SHARED_MS)) {
    return known.answer;
  }
  const answer = ask(host, where);
  const read = {at: performance.now(), answer};
  reads.set(where, read);
  news && told.set(news, {...told.get(news), [where]: read});
  return answer;
}
