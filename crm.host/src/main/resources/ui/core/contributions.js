import {session} from './session.js';
import {toast} from './shell.js';
import {stream} from './stream.js';
import {forget, t, words} from './texts.js';
import {sameOriginFetch} from './rest.js';

/** What extensions add to the pages of this viewer. Says `change` when the list has changed. */
class Contributions extends EventTarget {
  #list = [];
  #etag = '';
  #reading = Promise.resolve();
  #known = false;

  constructor() {
    super();
    const names = ['open', 'contribution-added', 'contribution-updated', 'contribution-removed', 'contributions-changed'];
    names.forEach((name) => stream.addEventListener(name, () => this.read()));
  }

  /** @param {string} location @param {string} [object] a record type */
  at(location, object) {
    return this.#list.filter((one) => one.location === location && (!object || !one.objects.length || one.objects.includes(object)));
  }

  /** One reading at a time, so that an older answer never replaces a newer one. */
  read() {
    return (this.#reading = this.#reading.then(() => this.#read()).catch(() => {}));
  }

  clear() {
    this.#etag = '';
    this.#known = false;
    this.#take([]);
  }

  async #read() {
    if (!session.current) {
      return;
    }
    const answer = await sameOriginFetch('/crm/api/ui/contributions', {
      cache: 'no-store',
      headers: this.#etag ? {'If-None-Match': this.#etag} : {},
    });
    if (answer.ok) {
      const list = await answer.json();
      this.#etag = answer.headers.get('ETag') ?? '';
      this.#take(list);
      this.#known = true;
    }
  }

  #take(list) {
    const before = new Map(this.#list.map((one) => [one.id, one]));
    const now = new Map(list.map((one) => [one.id, one]));
    list.filter((one) => before.get(one.id)?.element !== one.element).forEach((one) => forget(one.bundle));
    const added = list.filter((one) => !before.has(one.id));
    const removed = this.#list.filter((one) => !now.has(one.id));
    this.#list = list;
    this.dispatchEvent(new Event('change'));
    if (this.#known) {
      tell('extension.added', added);
      tell('extension.removed', removed);
    }
  }
}

function tell(key, contributions) {
  const labels = new Set(contributions.map((one) => one.label[words.locale]));
  if (labels.size > 0) {
    toast({text: t(key, [...labels].join(t('list.comma')))});
  }
}

export const contributions = new Contributions();
