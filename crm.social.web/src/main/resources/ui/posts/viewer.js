import {html, nothing} from 'lit';
import {icon} from 'crm-kit';

const STEPS = {ArrowLeft: -1, ArrowRight: 1};

/** A post's pictures, large, one at a time. */
export class Viewer {
  constructor(popup) {
    this.popup = popup;
    this.pictures = null;
  }

  /** @param {object[]} pictures @param {number} index which comes first @param {string} href of the post */
  async open(pictures, index, href) {
    Object.assign(this, {pictures, index, href});
    this.popup.requestUpdate();
    await this.popup.updateComplete;
    this.popup.renderRoot.querySelector('.viewer').showModal();
  }

  #step(by) {
    this.index = (this.index + by + this.pictures.length) % this.pictures.length;
    this.popup.requestUpdate();
  }

  #closed() {
    this.pictures = null;
    this.popup.requestUpdate();
  }

  render() {
    if (!this.pictures) {
      return nothing;
    }
    const {popup, pictures, index, href} = this;
    const {picture, description} = pictures[index];
    const close = (event) => event.currentTarget.closest('dialog').close();
    return html`<dialog
      class="viewer"
      aria-label=${popup.t('media.PICTURE')}
      @close=${() => this.#closed()}
      @click=${(event) => event.target === event.currentTarget && close(event)}
      @keydown=${({key}) => pictures.length > 1 && STEPS[key] && this.#step(STEPS[key])}
    >
      <img src=${picture} alt=${description || popup.t('media.PICTURE')} />
      <div class="row">
        <p>${description}</p>
        ${pictures.length > 1 ? this.#steps() : nothing}
        <a class="button quiet small icon" href=${href} target="_blank" rel="noopener noreferrer" aria-label=${popup.t('see')} title=${popup.t('see')}>
          ${icon('external')}
        </a>
        <button type="button" class="button quiet small icon" aria-label=${popup.t('close')} title=${popup.t('close')} @click=${close}>${icon('close')}</button>
      </div>
    </dialog>`;
  }

  #steps() {
    const {popup, pictures, index} = this;
    const step = (key, by) => html`<button
      type="button"
      class="button quiet small icon ${key}"
      aria-label=${popup.t(`media.${key}`)}
      title=${popup.t(`media.${key}`)}
      @click=${() => this.#step(by)}
    >${icon('back')}</button>`;
    return html`${step('previous', -1)}<span class="numbers">${index + 1} / ${pictures.length}</span>${step('next', 1)}`;
  }
}
