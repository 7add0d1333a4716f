import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {t} from '../core/texts.js';
import {listStyle} from './list-style.js';

const PAUSE = 250;

/** Search, filter and order of a list. Says `search` with what has changed. */
class ListTools extends CrmElement {
  static styles = [controls, listStyle];

  static properties = {kind: {}, query: {}};

  render() {
    const {filter, sorts, path} = this.kind;
    return html`<div class="tools" role="search" aria-label=${t('list.tools')}>
      <div class="find">${icon('search')}
        <input class="input" type="search" maxlength="100" autocomplete="off" spellcheck="false" .value=${live(this.#shown())}
          aria-label=${t('list.search')} placeholder=${t(`list.search-${path}`)} @input=${this.#typed} @compositionend=${this.#typed} />
      </div>
      ${filter ? this.#select(filter.name, t(`field.${filter.name}`), ['', ...filter.values], (value) => (value ? t(`${this.kind.type}.${filter.name}.${value}`) : t('list.any-' + filter.name))) : nothing}
      ${this.#select('owner', t('field.owner'), ['', 'me'], (value) => t(value ? 'list.mine' : 'list.any-owner'))}
      ${this.#select('sort', t('list.sort'), sorts, (value) => t(`sort.${value}`))}
    </div>`;
  }

  #select(name, label, values, say) {
    const chosen = this.query.get(name) ?? (name === 'sort' ? '-created' : '');
    return html`<select class="input" aria-label=${label} @change=${(event) => this.#say({[name]: event.target.value})}>
      ${values.map((value) => html`<option value=${value} .selected=${value === chosen}>${say(value)}</option>`)}
    </select>`;
  }

  /** What is typed, blanks included, as long as it is what was searched. */
  #shown() {
    const asked = this.query.get('q') ?? '';
    return this.typed?.trim() === asked ? this.typed : asked;
  }

  #typed(event) {
    clearTimeout(this.timer);
    this.typed = event.target.value;
    if (!event.isComposing) {
      this.timer = setTimeout(() => this.#say({q: this.typed.trim()}), PAUSE);
    }
  }

  #say(changes) {
    this.dispatchEvent(new CustomEvent('search', {detail: changes}));
  }
}

define('crm-list-tools', ListTools);
