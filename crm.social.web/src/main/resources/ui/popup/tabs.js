import {html} from 'lit';
import {arrowKeys, icon} from 'crm-kit';

/** ツイート, フォロワー, フォローしている人 and 履歴 below who it is; each is read when it is chosen, and keeps how far it was read. */
export class Tabs {
  #scrolled = {};

  /** @param {object} popup @param {Record<string, {enter: () => void, refresh: () => void, render: () => unknown}>} parts by id */
  constructor(popup, parts) {
    Object.assign(this, {popup, parts});
    this.begin();
  }

  begin() {
    this.chosen = 'posts';
    this.#scrolled = {};
  }

  /** Which there are: people are offered where the network has them and the person is there. */
  get ids() {
    const {panel, network} = this.popup;
    const people = network.capabilities.includes('RELATIONS') && ['PROFILE', 'PROTECTED'].includes(panel.view);
    return Object.keys(this.parts).filter((id) => people || !['followers', 'following'].includes(id));
  }

  get part() {
    return this.parts[this.ids.includes(this.chosen) ? this.chosen : 'posts'];
  }

  /** Shows another one, from where it was left; who it is stays in sight where it was. */
  async choose(id) {
    const {popup} = this;
    if (id !== this.chosen) {
      const before = popup.body.scrollTop;
      this.#scrolled[this.chosen] = before;
      this.chosen = id;
      this.part.enter();
      popup.requestUpdate();
      await popup.updateComplete;
      const [line, panel] = ['.tabs-line', '.panel'].map((part) => popup.renderRoot.querySelector(part));
      const below = panel.offsetTop - line.offsetHeight;
      popup.body.scrollTop = before < below ? before : Math.max(below, this.#scrolled[id] ?? 0);
    }
  }

  /** By arrow keys the focus alone moves where showing what it comes to would cost money. */
  #key(event) {
    const tab = arrowKeys(event, '[role=tab]');
    if (tab && !this.popup.profile.charges) {
      tab.click();
    }
  }

  render() {
    const {popup, ids} = this;
    const chosen = ids.includes(this.chosen) ? this.chosen : 'posts';
    return html`<div class="tabs-line">
        <div class="tabs" role="tablist" aria-label=${popup.panel.profile?.name ?? popup.network.name} @keydown=${(event) => this.#key(event)}>
          ${ids.map((id) => this.#tab(id, id === chosen))}
        </div>
        ${this.#refresh()}
      </div>
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${chosen}" tabindex="-1">${this.part.render()}</div>`;
  }

  #tab(id, selected) {
    return html`<button
      type="button"
      class="tab"
      role="tab"
      id="tab-${id}"
      aria-controls="panel"
      aria-selected=${selected}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.choose(id)}
    >${this.popup.t(id)}</button>`;
  }

  #refresh() {
    const {popup} = this;
    const {fetchedAt, posts} = popup.panel;
    const label = popup.t('refresh');
    const title = this.chosen === 'posts' && posts && fetchedAt ? `${label} (${popup.t('as-of', popup.words.moment(fetchedAt))})` : label;
    return html`<button type="button" class="button quiet small icon" aria-label=${label} title=${title} @click=${() => this.part.refresh()}>
      ${icon('retry')}
    </button>`;
  }
}
