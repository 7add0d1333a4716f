const UNDO_SECONDS = 10;
const OWN_EVENT_MS = 2_000;

/** Links and unlinks the record, and takes either back. */
export class Linking {
  /** @param {object} popup */
  constructor(popup) {
    this.popup = popup;
    /** The subject that is being linked at this moment. */
    this.busy = null;
    this.lastOwn = 0;
  }

  /** 関連付け. @param {{profile: object}} candidate @param {'CANDIDATE' | 'HANDLE'} basis */
  async link({profile}, basis) {
    if (this.busy) {
      return;
    }
    const {popup} = this;
    this.busy = profile.key.subject;
    popup.requestUpdate();
    await this.#change(async () => {
      const change = await this.#send('PUT', {subject: profile.key.subject, basis});
      const {link, version: linkVersion} = change;
      // The profile is known already: it stands there while its posts are read.
      Object.assign(popup, {panel: {...popup.panel, view: 'PROFILE', link, linkVersion, profile, posts: null, decisions: {}}});
      popup.candidates.leave();
      this.#undoable(popup.t('linked', popup.handle(profile.handle)), change);
    });
    this.busy = null;
    popup.requestUpdate();
  }

  /** 関連付けの解除, after asking. */
  async unlink() {
    const {popup} = this;
    const {host, recordName} = popup.context;
    const title = popup.t('unlink.title');
    if (await host.confirm({title, text: popup.t('unlink.text', recordName), confirm: popup.t('unlink'), danger: true})) {
      await this.#change(async () => this.#undoable(popup.t('unlinked'), await this.#send('DELETE')));
    }
  }

  async #undo(undo) {
    const {popup} = this;
    await this.#change(async () => {
      popup.panel.linkVersion = (await popup.ask('link/undo', {method: 'POST', body: {undo}})).version;
      popup.candidates.leave();
      popup.snack.show(popup.t('undone'));
    });
  }

  #undoable(text, {undo}) {
    const {popup} = this;
    popup.snack.show(text, {label: popup.t('undo'), run: () => this.#undo(undo)}, UNDO_SECONDS);
  }

  #send(method, body) {
    return this.popup.ask('link', {method, body, headers: {'If-Match': `"${this.popup.panel.linkVersion}"`}});
  }

  async #change(what) {
    const {popup} = this;
    await popup.attempt(async () => {
      await what();
      this.lastOwn = performance.now();
      popup.context.host.recordChanged();
      await popup.load();
    });
  }

  /** Somebody changed a link: a colleague, another tab, or we ourselves a moment ago. */
  changed({type, id, network}) {
    const {popup} = this;
    const here = type === popup.context.object && id === popup.context.recordId && network === popup.network.id;
    if (here && !this.busy && performance.now() - this.lastOwn > OWN_EVENT_MS) {
      popup.load();
    }
  }
}
