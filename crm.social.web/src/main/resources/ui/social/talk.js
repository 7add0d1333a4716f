/** What the parts of a post ask for beyond the post itself: its conversation, which opens at the side, and its change wherever it stands. */
export class Talk {
  /** @param {object} tab */
  constructor(tab) {
    this.tab = tab;
    this.conversations = {
      open: (shown) => this.#open(shown, false),
      answer: (shown) => this.#open(shown, true),
      reread: () => tab.requestUpdate(),
    };
  }

  change(ref, change) {
    this.tab.inbox.change(ref, change);
  }

  async #open(shown, answers) {
    const {tab} = this;
    const item = tab.inbox.itemOf(shown);
    if (!tab.actor.connection) {
      tab.note.explain(shown.post.ref, {kind: 'NOT_CONNECTED'});
      tab.requestUpdate();
    } else if (item && !this.opening) {
      this.opening = true;
      try {
        const {createSheet} = await import('./sheet.js');
        tab.sheet = createSheet(tab, item, answers);
        tab.renderRoot.append(tab.sheet);
      } catch {
        tab.context.host.toast({text: tab.t('problem.unreachable')});
      } finally {
        this.opening = false;
      }
    }
  }
}
