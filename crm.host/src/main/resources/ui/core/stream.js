import {sameOriginFetch} from './rest.js';

const SILENCE = 70_000;
const LONGEST_PAUSE = 30_000;

/**
 * The one event stream of this browser: the tab that holds the lock reads it and tells the others. Each event of the server is dispatched as a
 * `CustomEvent` of its name with the parsed data as `detail`; besides, `open` after each (re)connection and `lost` when it does not come back at once.
 */
class Stream extends EventTarget {
  #channel = null;
  #end = null;

  start() {
    if (this.#end) {
      return;
    }
    this.#end = new AbortController();
    this.#channel = new BroadcastChannel('crm-events');
    this.#channel.onmessage = ({data}) => this.#tell(data.name, data.detail);
    const {signal} = this.#end;
    const lead = () => this.#read(signal);
    // Without a secure context there are no locks; then each tab reads for itself.
    (navigator.locks ? navigator.locks.request('crm-events', {signal}, lead) : lead()).catch(() => {});
  }

  stop() {
    this.#end?.abort();
    this.#channel?.close();
    this.#end = this.#channel = null;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name === 'ready' ? 'open' : name, {detail}));
  }

  #pass(name, detail) {
    this.#channel?.postMessage({name, detail});
    this.#tell(name, detail);
  }

  async #read(signal) {
    let lastId = '';
    for (let failures = 0; !signal.aborted; failures++) {
      const silence = new AbortController();
      let timer = 0;
      try {
        const answer = await sameOriginFetch('/crm/api/events', {
          headers: {Accept: 'text/event-stream', ...(lastId && {'Last-Event-ID': lastId})},
          cache: 'no-store',
          signal: AbortSignal.any([signal, silence.signal]),
        });
        if (answer.status === 401) {
          return this.#pass('session-ended', {});
        }
        if (answer.ok) {
          for await (const lines of blocks(answer.body, () => {
            clearTimeout(timer);
            timer = setTimeout(() => silence.abort(), SILENCE);
          })) {
            failures = -1;
            lastId = lines.id ?? lastId;
            if (lines.data !== undefined) {
              this.#pass(lines.event ?? 'message', JSON.parse(lines.data));
            }
          }
        }
      } catch {
        // Treated as the end of the stream: the pause below, then again.
      } finally {
        clearTimeout(timer);
      }
      if (failures > 0 && !signal.aborted) {
        this.#pass('lost', {});
      }
      await pause(Math.min(LONGEST_PAUSE, 500 * 2 ** Math.max(0, failures)) * (0.5 + Math.random() / 2), signal);
    }
  }
}

/** Cuts a body into events, as `{event, data, id}`. */
async function* blocks(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ; ) {
    alive();
    const {value, done} = await reader.read();
    if (done) {
      return;
    }
    const parts = (rest + value).replaceAll('\r', '').split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const fields = part.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)).filter(Boolean);
      yield Object.fromEntries(fields.map(([, name, value]) => [name, value]));
    }
  }
}

const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', resolve, {once: true});
    addEventListener('online', resolve, {once: true});
  });

export const stream = new Stream();
