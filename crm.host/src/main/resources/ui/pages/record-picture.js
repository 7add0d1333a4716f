import {css, html, nothing} from 'lit';
import {arrowKeys, avatar, controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {Problem, send} from '../core/rest.js';
import {toast} from '../core/shell.js';
import {t} from '../core/texts.js';

const LARGEST = 5 * 1024 * 1024;

/** The picture of a person, which can be set, replaced and removed, each with a way back. Says `picture`. */
class RecordPicture extends CrmElement {
  static styles = [controls, css`
    :host { position: relative; display: block; }
    .face { position: relative; display: block; padding: 0; border: 0; border-radius: 50%; background: none; cursor: pointer; }
    .camera { position: absolute; inset: auto -3px -3px auto; display: grid; place-items: center; width: 24px; height: 24px; border: 1px solid var(--crm-line-strong);
      border-radius: 50%; background: var(--crm-surface); color: var(--crm-text-2); }
    .camera .icon { width: 14px; height: 14px; }
    .face:hover .camera { color: var(--crm-accent-text); border-color: var(--crm-accent); }
    .face[aria-busy="true"] .avatar { opacity: .5; }
    .menu { position: absolute; z-index: 4; inset: calc(100% + 6px) auto auto 0; }
    .hint { padding: 4px 10px 6px; }
  `];

  static properties = {kind: {}, record: {}, menu: {state: true}, busy: {state: true}};

  get path() {
    return `/${this.kind.path}/${this.record.id}/picture`;
  }

  render() {
    const {name, picture} = this.record;
    return html`<div @keydown=${this.#key} @focusout=${this.#blur}>
      <button class="face" aria-haspopup="menu" aria-expanded=${this.menu ? 'true' : 'false'} aria-busy=${this.busy ? 'true' : 'false'} @click=${this.#open}>
        <span class="hidden-text">${t('picture.label', name)}</span>${avatar({name, src: picture, size: 'l'})}<span class="camera">${icon('camera')}</span>
      </button>
      ${this.menu ? html`<div class="menu">
        <div role="menu" aria-label=${t('picture.label', name)}>
          <button class="menu-item" role="menuitem" @click=${this.#choose}>${icon('camera')}${t(picture ? 'picture.replace' : 'picture.choose')}</button>
          ${picture ? html`<a class="menu-item" role="menuitem" href=${picture} download=${name}>${icon('down')}${t('picture.save')}</a>
            <button class="menu-item" role="menuitem" @click=${this.#remove}>${icon('trash')}${t('picture.remove')}</button>` : nothing}
        </div>
        <p class="hint">${t('picture.limits')}</p>
      </div>` : nothing}
      <input type="file" hidden accept="image/png,image/jpeg,image/gif" @change=${this.#chosen} />
    </div>`;
  }

  async #open() {
    this.menu = !this.menu;
    if (this.menu) {
      await this.focusOn('.menu-item');
    }
  }

  #key(event) {
    if (event.key === 'Escape' && this.menu) {
      this.menu = false;
      this.focusOn('.face');
    } else if (this.menu) {
      arrowKeys(event, '[role=menuitem]');
    }
  }

  #blur(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      this.menu = false;
    }
  }

  #choose() {
    this.renderRoot.querySelector('input').click();
    this.menu = false;
    this.focusOn('.face');
  }

  async #chosen(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) {
      await this.#change(() => (file.size > LARGEST ? Promise.reject(new Problem('too-large', 413)) : this.#put(file)), 'picture.set');
    }
  }

  #remove() {
    this.menu = false;
    this.focusOn('.face');
    return this.#change(async () => {
      await send(this.path, {method: 'DELETE'});
      this.#say(null);
    }, 'picture.removed');
  }

  async #put(blob) {
    const {picture} = await send(this.path, {method: 'PUT', body: blob});
    this.#say(picture);
  }

  /** Changes the picture and offers what was there before. */
  async #change(change, said) {
    this.busy = true;
    try {
      const before = this.record.picture ? await (await fetch(this.record.picture)).blob() : null;
      await change();
      toast({text: t(said), action: {label: t('undo'), run: () => this.#undo(before)}});
    } catch (problem) {
      toast({text: sentence(problem), tone: 'danger'});
    }
    this.busy = false;
  }

  async #undo(before) {
    try {
      await (before ? this.#put(before) : send(this.path, {method: 'DELETE'}).then(() => this.#say(null)));
    } catch (problem) {
      toast({text: sentence(problem), tone: 'danger'});
    }
  }

  #say(picture) {
    this.dispatchEvent(new CustomEvent('picture', {detail: picture, bubbles: true, composed: true}));
  }
}

define('crm-record-picture', RecordPicture);
