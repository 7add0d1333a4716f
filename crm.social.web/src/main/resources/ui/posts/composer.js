import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {icon} from 'crm-kit';
import {kept} from '../shared/kept.js';
import {ask, path} from '../shared/rest.js';
import {Publication} from './publication.js';
import {outcome} from './outcome.js';
import {plainText} from './rich-text.js';
import {estimate} from './text-length.js';

const MEASURE_MS = 400;
const FEW = 20;

/** ツイート and 返信: the text, who says it, and how much room is left. The draft is kept per record until it is sent. */
export class Composer {
  constructor(popup) {
    this.popup = popup;
    this.publication = new Publication(popup, (post) => this.#sent(post));
    this.text = '';
    this.replyTo = null;
    this.exact = null;
  }

  /** A panel was read: the draft to its person is taken up. */
  enter() {
    const {link} = this.popup.panel;
    if (link && this.handle !== link.handle) {
      this.handle = link.handle;
      this.replyTo = null;
      this.text = kept.get(this.#name) ?? this.#opening;
      this.publication.restore();
      this.#measure();
    }
  }

  get #name() {
    const {network, about} = this.popup;
    return `crm-social-draft:${network.id}:${about.name}:${this.handle}:${this.replyTo?.post.ref ?? ''}`;
  }

  /** What the text begins with: a tweet mentions the person, an answer goes to them anyway. */
  get #opening() {
    return this.replyTo ? '' : `${this.popup.handle(this.handle)} `;
  }

  get decision() {
    const {replyTo, popup: {panel, actor}} = this;
    return replyTo
      ? actor.decide('REPLY', replyTo.decisions.REPLY, replyTo.by)
      : actor.decide('POST', panel.decisions.POST, panel.connection?.account.subject);
  }

  /** Whether it answers this post, and not the one that the conversation is about. */
  answers({ref}) {
    return this.replyTo?.post.ref === ref && this.popup.profile.conversations.top?.shown.post.ref !== ref;
  }

  /** To a post that is to be answered, or null to write to the person in general. While something is on its way, the text stays as it is. */
  turn(shown) {
    if (!this.publication.pending) {
      this.replyTo = shown;
      this.#write(kept.get(this.#name) ?? this.#opening);
    }
  }

  async focus() {
    await this.popup.updateComplete;
    const input = this.popup.renderRoot.querySelector('textarea');
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }

  #write(text) {
    this.text = text;
    kept.set(this.#name, text === this.#opening ? '' : text);
    if (!this.publication.pending && this.publication.state !== 'idle') {
      this.publication.forget();
    }
    this.#measure();
    this.popup.requestUpdate();
  }

  /** The exact count comes from the network's own rules a moment after the last key. */
  #measure() {
    clearTimeout(this.timer);
    const {text, popup} = this;
    if (text.trim()) {
      this.timer = setTimeout(async () => {
        const measured = await ask(popup.context.host, path('networks', popup.network.id, 'measure'), {method: 'POST', body: {text}}).catch(() => null);
        this.exact = measured && {...measured, text};
        popup.requestUpdate();
      }, MEASURE_MS);
    }
  }

  get #length() {
    const {textRules} = this.popup.network;
    const exact = this.exact?.text === this.text ? this.exact : null;
    const length = exact?.length ?? estimate(textRules, this.text);
    const limit = exact?.limit ?? textRules.limit;
    const empty = !this.text.trim() || this.text.trim() === this.#opening.trim();
    return {length, left: limit - length, limit, sendable: !empty && (exact ? exact.valid : length <= limit)};
  }

  send() {
    const {sendable} = this.#length;
    if (sendable && !this.publication.pending && this.decision?.decision === 'allowed') {
      this.publication.send({text: this.text, inReplyTo: this.replyTo?.post.ref ?? null});
    }
  }

  #sent(post) {
    const {conversations} = this.popup.profile;
    kept.set(this.#name, '');
    if (post) {
      conversations.sent({post, done: [], decisions: {}, by: this.popup.actor.subject});
    }
    this.replyTo = conversations.top?.shown ?? null;
    this.text = kept.get(this.#name) ?? this.#opening;
    this.#measure();
  }

  rest() {
    clearTimeout(this.timer);
    this.publication.rest();
  }

  render() {
    const {popup, decision} = this;
    if (!popup.network.capabilities.includes('PUBLISH') || !popup.actor.connection) {
      return nothing;
    }
    return html`<footer>${outcome(popup, this.publication)} ${this.#replied()} ${
      !decision || decision.decision === 'allowed' ? this.#form(decision) : this.#elsewhere(decision)
    }</footer>`;
  }

  /** Whom it answers, where that is not what the conversation is about. */
  #replied() {
    const {popup, replyTo} = this;
    return replyTo && this.answers(replyTo.post)
      ? html`<div class="replied">
          <p><b>${popup.t('reply.to', replyTo.post.author.name)}</b><span>${plainText(replyTo.post.text)}</span></p>
          <button
            type="button"
            class="button quiet small icon"
            aria-label=${popup.t('reply.cancel')}
            @click=${() => this.turn(popup.profile.conversations.top.shown)}
          >${icon('close')}</button>
        </div>`
      : nothing;
  }

  #form(decision) {
    const {popup, publication} = this;
    const {length, left, limit, sendable} = this.#length;
    const tone = left < 0 ? 'danger' : left <= FEW ? 'warning' : '';
    const label = this.replyTo ? popup.t('reply.label', this.replyTo.post.author.name) : popup.t('post.label', popup.panel.profile?.name ?? this.handle);
    return html`<textarea
        class="input"
        rows="1"
        aria-label=${label}
        placeholder=${label}
        aria-describedby="left"
        .value=${live(this.text)}
        ?readonly=${publication.pending || !decision}
        @input=${(event) => this.#write(event.target.value)}
        @keydown=${(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && this.send()}
      ></textarea>
      <div class="send">
        ${popup.actor.render()}
        <progress class="meter ${tone}" aria-hidden="true" max=${limit} .value=${Math.min(length, limit)}></progress>
        <span id="left" class="left numbers ${tone}">${popup.t('left', left)}</span>
        ${this.#button(decision, sendable)}
      </div>`;
  }

  #button(decision, sendable) {
    const {popup, publication} = this;
    const price = decision?.microDollars ? popup.words.price(decision.microDollars) : '';
    return html`<button
      type="button"
      class="button primary"
      title=${popup.t('send.keys')}
      aria-busy=${publication.state === 'sending'}
      aria-disabled=${!sendable || publication.pending || !decision}
      @click=${() => this.send()}
    >${popup.t(this.replyTo ? 'reply' : 'post')}${price ? html`<span class="price">${price}</span>` : nothing}</button>`;
  }

  /** An act that cannot be done here: why, and where it can. */
  #elsewhere(decision) {
    const {popup} = this;
    return html`<div class="elsewhere-act">
      <p>${icon('info')}<span>${popup.why(decision)}</span></p>
      ${decision.decision === 'hand-off'
        ? html`<a class="button" href=${decision.page} target="_blank" rel="noopener noreferrer">${popup.t('hand-off')}${icon('external')}</a>`
        : nothing}
      ${decision.kind === 'SCOPE_MISSING' && popup.actor.own
        ? html`<button type="button" class="button" @click=${() => popup.signInAgain()}>${popup.t('signin.again')}</button>`
        : nothing}
    </div>
    ${popup.actor.choice()}`;
  }
}
