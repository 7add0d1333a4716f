/** Where the browser is, and how one goes elsewhere. Says `change` after each move. */
class Router extends EventTarget {
  /** The path that one came from. */
  from = '';
  #here = location.pathname;
  #guards = new Set();
  #position = history.state?.position ?? 0;
  #returning = false;

  start() {
    history.scrollRestoration = 'manual';
    history.replaceState({...history.state, position: this.#position}, '');
    addEventListener('popstate', (event) => this.#popped(event.state?.position ?? 0));
    addEventListener('beforeunload', (event) => this.#unsaved() && event.preventDefault());
    document.addEventListener('click', (event) => this.#clicked(event));
  }

  /** @param {string} path @param {{replace?: boolean, force?: boolean}} [how] `force` leaves unsaved input behind */
  async go(path, {replace = false, force = false} = {}) {
    if (!force && new URL(path, location.href).pathname !== location.pathname && !(await this.#mayLeave())) {
      return;
    }
    this.#position += replace ? 0 : 1;
    history[replace ? 'replaceState' : 'pushState']({position: this.#position}, '', path);
    this.#moved();
  }

  /**
   * Asks before what is unsaved gets lost.
   * @param {() => boolean} unsaved @param {AbortSignal} signal when it no longer matters
   */
  guard(unsaved, signal) {
    this.#guards.add(unsaved);
    signal.addEventListener('abort', () => this.#guards.delete(unsaved));
  }

  #unsaved() {
    return [...this.#guards].some((unsaved) => unsaved());
  }

  async #mayLeave() {
    return !this.#unsaved() || (await import('../shell/confirm.js')).askToLeave();
  }

  async #popped(position) {
    const steps = position - this.#position;
    if (this.#returning || !this.#unsaved()) {
      const silent = this.#returning && this.#unsaved();
      this.#returning = false;
      this.#position = position;
      return silent || this.#moved();
    }
    // The browser has moved already: go back, ask, and move again if the answer is yes.
    this.#returning = true;
    history.go(-steps);
    if (await this.#mayLeave()) {
      this.#guards.clear();
      history.go(steps);
    }
    return undefined;
  }

  #clicked(event) {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || elsewhere || !link?.href || link.target || link.hasAttribute('download')) {
      return;
    }
    const address = new URL(link.href);
    if (address.origin === location.origin && !/^\/(crm|social|assets|ext)\//.test(address.pathname) && !address.hash) {
      event.preventDefault();
      this.go(address.pathname + address.search);
    }
  }

  #moved() {
    [this.from, this.#here] = [this.#here, location.pathname];
    this.dispatchEvent(new Event('change'));
  }
}

export const router = new Router();
