import {html, nothing} from 'lit';
import {avatar, icon} from 'crm-kit';
import {Presses} from '../posts/presses.js';
import {askFile} from '../shared/rest.js';

const UNDO_SECONDS = 10;
const KEPT_MS = 60_000;

/** The profile's picture: a click makes it the record's, with a way back; or it is saved as a file. */
export class Picture {
  #presses = new Presses();

  constructor(popup) {
    this.popup = popup;
  }

  #take() {
    const {popup} = this;
    return popup.attempt(async () => {
      const {undo} = await popup.ask('picture', {method: 'PUT'});
      popup.acted();
      popup.snack.show(popup.t('picture.taken', popup.context.recordName), {label: popup.t('undo'), run: () => this.#undo(undo)}, UNDO_SECONDS);
    });
  }

  #undo(undo) {
    const {popup} = this;
    return popup.attempt(async () => {
      await popup.ask('picture/undo', {method: 'POST', body: {undo}});
      this.#presses.over('take');
      popup.acted();
      popup.snack.show(popup.t('undone'));
    });
  }

  /** A file by fetching first: what goes wrong is said in words, not by the browser. */
  async #save() {
    const {popup} = this;
    await popup.attempt(async () => {
      const {blob, name} = await askFile(popup.context.host, popup.reading.path('picture'));
      const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: name || popup.panel.profile.handle});
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
      popup.announce(popup.t('picture.saved'));
    });
  }

  render() {
    const {popup} = this;
    const {name, picture} = popup.panel.profile;
    const face = avatar({name, src: picture, size: 'l'});
    if (!picture) {
      return face;
    }
    const take = popup.t('picture.take', popup.context.recordName);
    const save = popup.t('picture.save');
    return html`<button type="button" class="face" aria-label=${take} title=${take} @click=${() => this.#presses.once('take', () => this.#take())}>
        ${face}<span class="camera">${icon('camera')}</span>
      </button>
      <button type="button" class="button quiet small icon" aria-label=${save} title=${save} @click=${() => this.#presses.once('save', () => this.#save())}>
        ${icon('download')}
      </button>`;
  }
}
