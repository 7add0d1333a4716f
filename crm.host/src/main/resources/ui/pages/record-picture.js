import {css, html, nothing} from 'lit';
import {arrowKeys, avatar, controls, icon} from '../kit.js';
import {CrmElement, define} from '../core/element.js';
import {sentence} from '../core/problems.js';
import {Problem, send} from '../core/rest.js';
import {announce, toast} from '../core/shell.js';
import {t} from '../core/texts.js';
import {pictureSource} from './picture-source.js';

const LARGEST = 5 * 1024 * 1024;

/**
 * The picture of a person, which can be set, replaced and removed, each with a way back: at once in the notice, and for some minutes in the menu, whoever
 * changed it and wherever. Says `picture` with what is known of it now.
 */
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
    .menu { width: max-content; max-width: min(320px, calc(100vw - 32px)); }
    .hint { padding: 4px 10px 6px; }
    .hint .link { display: inline-flex; gap: 4px; align-items: center; min-height: 24px; color: inherit; font-weight: 400; }
    .hint .icon { width: 14px; height: 14px; }
  `];

  static properties = {kind: {}, record: {}, menu: {state: true}, busy: {state: true}};

  get path() {
    return `/${this.kind.path}/${this.record.id}`;
  }

  /** @returns {string | null} takes the last change back */
  get undoable() {
    const {pictureUndo} = this.record;
    return pictureUndo && Date.parse(pictureUndo.until) > Date.now() ? pictureUndo.id : null;
  }

  render() {
    const {name, picture} = this.record;
    return html`<div @keydown=${this.#key} @focusout=${this.#blur}>
      <button class="face" aria-haspopup="menu" aria-expanded=${this.menu ? 'true' : 'false'} aria-busy=${this.busy ? 'true' : 'false'} @click=${this.#open}>
        <span class="hidden-text">${t('picture.label', name)}</span>${avatar({name, src: picture, size: 'l'})}<span class="camera">${icon('camera')}</span>
      </button>
      ${this.menu ? this.#menu() : nothing}
      <input type="file" hidden accept="image/png,image/jpeg,image/gif" @change=${this.#chosen} />
    </div>`;
  }

  #menu() {
    const {name, picture, pictureSource: source} = this.record;
    const undo = this.undoable;
    return html`<div class="menu">
      <div role="menu" aria-label=${t('picture.label', name)}>
        <button class="menu-item" role="menuitem" @click=${this.#choose}>${icon('upload')}${t(picture ? 'picture.replace' : 'picture.choose')}</button>
        ${picture ? html`<a class="menu-item" role="menuitem" href=${picture} download=${name} @click=${this.#away}>${icon('download')}${t('picture.save')}</a>
          <button class="menu-item" role="menuitem" @click=${this.#remove}>${icon('trash')}${t('picture.remove')}</button>` : nothing}
        ${undo ? html`<button class="menu-item" role="menuitem" @click=${() => this.#takeBack(undo)}>${icon('undo')}${t('picture.undo')}</button>` : nothing}
      </div>
      ${source ? html`<p class="hint">${pictureSource(source)}</p>` : nothing}
      <p class="hint">${t('picture.limits')}</p>
    </div>`;
  }

  async #open() {
    this.menu = !this.menu;
    if (this.menu) {
      await this.focusOn('.menu-item');
    }
  }

  #away() {
    this.menu = false;
    this.focusOn('.face');
  }

  #key(event) {
    if (event.key === 'Escape' && this.menu) {
      this.#away();
    } else if (this.menu && event.target.closest('[role=menuitem]')) {
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
    this.#away();
  }

  async #chosen(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) {
      await this.#change(() => (file.size > LARGEST ? Promise.reject(new Problem('too-large', 413)) : send(`${this.path}/picture`, {method: 'PUT', body: file})), 'picture.set');
    }
  }

  #remove() {
    this.#away();
    return this.#change(async () => {
      await send(`${this.path}/picture`, {method: 'DELETE'});
      return send(this.path);
    }, 'picture.removed');
  }

  #takeBack(undo) {
    this.#away();
    return this.#undo(undo);
  }

  /** Changes the picture and offers what was there before. */
  async #change(change, said) {
    this.busy = true;
    try {
      const now = await change();
      this.#say(now);
      toast({text: t(said), action: now.pictureUndo && {label: t('undo'), run: () => this.#undo(now.pictureUndo.id)}});
    } catch (problem) {
      toast({text: sentence(problem), tone: 'danger'});
    }
    this.busy = false;
  }

  async #undo(undo) {
    this.busy = true;
    try {
      this.#say(await send(`${this.path}/picture/undo`, {method: 'POST', body: {undo}}));
      announce(t('picture.undone'));
    } catch (problem) {
      const key = {conflict: 'picture.changed-since', 'not-found': 'picture.undo-late'}[problem.kind];
      toast({text: key ? t(key) : sentence(problem), tone: 'danger'});
    }
    this.busy = false;
  }

  #say({picture, pictureSource: source, pictureUndo}) {
    this.dispatchEvent(new CustomEvent('picture', {detail: {picture, pictureSource: source, pictureUndo}, bubbles: true, composed: true}));
  }
}

define('crm-record-picture', RecordPicture);
