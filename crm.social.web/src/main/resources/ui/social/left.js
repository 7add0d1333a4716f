import {searchOf} from './place.js';

const KEPT_MS = 10 * 60_000;

/** What the tab showed when it was left: who comes back from a record finds the same place. */
class Left {
  #kept = null;

  keep(tab) {
    const {inbox, networks, organisations, network, elements, place} = tab;
    if (!inbox.known) {
      this.#kept = null;
      return;
    }
    const tops = elements.map((element) => element.top);
    const current = elements.map((element) => element.current?.id).findLast(Boolean);
    this.#kept = {at: Date.now(), user: tab.context.user.id, search: searchOf(place), inbox, networks, organisations, network, tops, scroll: scrollY, current};
  }

  takeUp(tab) {
    const kept = this.#kept;
    this.#kept = null;
    if (!kept || kept.user !== tab.context.user.id || kept.search !== searchOf(tab.place) || Date.now() - kept.at > KEPT_MS) {
      return;
    }
    const {inbox, networks, organisations, network} = kept;
    Object.assign(tab, {inbox, networks, organisations, network});
    inbox.tab = tab;
    inbox.stale();
    this.#return(tab, kept);
  }

  async #return(tab, {tops, scroll, current}) {
    await tab.updateComplete;
    await Promise.all(tab.elements.map((element) => element.updateComplete));
    tab.elements.forEach((element, index) => (element.top = tops[index]));
    tab.narrow && scrollTo(0, scroll);
    tab.elements.find(({items}) => items.blocks.has(current))?.focusCard(current);
  }
}

export const left = new Left();
