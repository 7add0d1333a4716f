import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {controls, icon} from 'crm-kit';
import {postStyle} from '../posts/post-style.js';
import {popupStyle} from '../posts/style.js';
import {markStyle} from '../shared/glyphs.js';
import {tagOf} from '../shared/tag.js';
import {card} from './card.js';
import {columnStyle} from './column-style.js';
import {END, Nearness} from './nearness.js';
import {narrowed} from './place.js';

/** One column of the Social tab: a feed that goes on as long as there is something, and draws only what is near. */
class Column extends LitElement {
  static properties = {tab: {attribute: false}, items: {attribute: false}, chosen: {type: Boolean, reflect: true}};

  static styles = [controls, markStyle, popupStyle, postStyle, columnStyle];

  constructor() {
    super();
    this.nearness = new Nearness(
      this,
      () => (this.tab.narrow ? null : this.renderRoot.querySelector('.scroll')),
      (part) => part !== END && this.items.near(part),
    );
    this.addEventListener('focusin', () => this.#remember());
  }

  /** The ids of the cards, from the top. */
  get ids() {
    return this.items.blocks.list.flatMap(({items}) => items.map(({id}) => id));
  }

  /** How far it is scrolled. */
  get top() {
    return this.renderRoot.querySelector('.scroll')?.scrollTop ?? 0;
  }

  set top(value) {
    this.renderRoot.querySelector('.scroll').scrollTop = value;
  }

  /** The card that has the focus, or something in it. */
  get card() {
    return this.renderRoot.activeElement?.closest('article') ?? null;
  }

  /** The id of the item whose card that is. */
  get focused() {
    return this.card?.id;
  }

  get focusedTop() {
    return this.card?.getBoundingClientRect().top ?? 0;
  }

  willUpdate(changed) {
    if (changed.has('items')) {
      this.current = null;
    }
    const {current} = this;
    this.lost = current && !this.items.blocks.has(current.id) ? current : null;
  }

  updated() {
    if (this.lost && document.activeElement === document.body) {
      // The card that had the focus has left with it: the one that took its place gets it.
      const {ids} = this;
      const [id] = ids.slice(Math.min(this.lost.at, ids.length - 1));
      id ? this.focusCard(id) : this.renderRoot.querySelector('h2').focus();
    }
    if (this.nearness.ending && this.items.known && this.items.next !== null && !this.items.again) {
      this.items.older();
    }
  }

  #remember() {
    const id = this.focused;
    this.current = id ? {id, at: this.ids.indexOf(id)} : null;
  }

  /** Moves the focus to a card, which is drawn for that if need be. */
  async focusCard(id) {
    const block = this.items.blocks.list.find(({items}) => items.some((item) => item.id === id));
    if (block && !this.nearness.shows(block)) {
      this.nearness.parts.add(block);
      this.requestUpdate();
    }
    await this.updateComplete;
    const found = this.renderRoot.getElementById(id);
    found?.focus({preventScroll: true});
    found?.scrollIntoView({block: 'nearest'});
    return Boolean(found);
  }

  /** The next card, or the one before. Behind the last one that was read, the next comes when it has been. @param {1 | -1} by */
  async step(by) {
    const {focused} = this;
    while (by > 0 && focused && focused === this.ids.at(-1) && this.items.next !== null && !this.items.again) {
      await this.items.more();
      this.requestUpdate();
      if (this.focused !== focused) {
        return true;
      }
    }
    const {ids} = this;
    const at = this.focused ? ids.indexOf(this.focused) + by : ids.indexOf(this.current?.id);
    return ids.length > 0 && this.focusCard(ids[Math.min(Math.max(at, 0), ids.length - 1)]);
  }

  /** From a column beside this one: the card at the same height. @param {number} top */
  enter(top) {
    const cards = [...this.renderRoot.querySelectorAll('article')];
    const beside = cards.find((one) => one.getBoundingClientRect().bottom > top) ?? cards.at(-1);
    return beside ? this.focusCard(beside.id) : false;
  }

  #take() {
    this.items.take();
    this.requestUpdate();
    this.tab.narrow ? scrollTo(0, 0) : (this.top = 0);
    this.updateComplete.then(() => this.step(-Infinity));
  }

  render() {
    const {tab, items} = this;
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${tab.t(`column.${items.id}`)}<span class="count numbers">${tab.count(items.id)}</span></h2>
      ${items.fresh.length
        ? html`<div class="news"><button type="button" class="button primary small" @click=${this.#take}>${icon('up')}${this.#news()}</button></div>`
        : nothing}
      <div class="scroll">
        ${items.known ? this.#feed() : this.#waiting()}
      </div>
    </section>`;
  }

  #news() {
    const {fresh, freshMore} = this.items;
    return this.tab.t(freshMore ? 'social.fresh.more' : 'social.fresh', fresh.length);
  }

  #feed() {
    const {tab, items} = this;
    const {list, count} = items.blocks;
    if (count === 0 && items.next === null) {
      return this.#empty();
    }
    let at = 0;
    return html`<div role="feed" aria-labelledby="title" aria-busy=${items.busy ? 'true' : 'false'}>
        ${repeat(list, (block) => block, (block) => {
          const before = at;
          at += block.items.length;
          const drawn = this.nearness.shows(block);
          return html`<div class="part" .holds=${block} .style=${drawn ? '' : `height: ${block.room}px`}>${drawn
            ? repeat(block.items, ({id}) => id, (item, index) => card(tab, item, before + index + 1, items.next === null ? count : -1))
            : nothing}</div>`;
        })}
      </div>
      <div class="part end" .holds=${END}>${items.next === null ? nothing : items.again ? this.#again() : this.#waiting(1)}</div>`;
  }

  #again() {
    return html`<button type="button" class="button small" @click=${() => this.items.again()}>${icon('retry')}${this.tab.t('retry')}</button>`;
  }

  #waiting(cards = 3) {
    const {tab, items} = this;
    if (items.again) {
      return html`<div class="none">${this.#again()}</div>`;
    }
    const outline = html`<div class="card outline"><span class="skeleton round"></span><span class="skeleton half"></span><span class="skeleton"></span><span class="skeleton most"></span></div>`;
    return html`<div role="img" aria-label=${tab.t('loading')}>${Array(cards).fill(outline)}</div>`;
  }

  #empty() {
    const {tab, items} = this;
    return narrowed(tab.place)
      ? html`<div class="none"><p>${tab.t('social.none')}</p>
          <button type="button" class="link" @click=${() => tab.go({mentions: false, words: '', mine: false})}>${tab.t('social.clear')}</button></div>`
      : html`<div class="none"><p>${tab.t(`column.${items.id}.none`)}</p><p class="hint">${tab.t(`column.${items.id}.what`)}</p></div>`;
  }
}

export const COLUMN = tagOf('crm-social-column', import.meta.url);
customElements.define(COLUMN, Column);
