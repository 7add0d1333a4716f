import {html, nothing} from 'lit';
import {actButton} from '../posts/act-button.js';
import {remedy} from '../posts/note.js';
import {Presses} from '../posts/presses.js';
import {kindOf} from '../posts/publication.js';

const OURS = new Set(['FOLLOWING', 'FOLLOW_REQUESTED']);
const STATES = {ON: ['FOLLOWING'], ASKED: ['FOLLOW_REQUESTED'], OFF: []};
const AT = 'follow';

/** フォロー and フォローの解除, with リクエスト済み where the person has to agree first. */
export class Following {
  #presses = new Presses();
  /** How other accounts than the one that looked stand to somebody, as far as they were told, by both. */
  #others = new Map();

  constructor(popup) {
    this.popup = popup;
  }

  get #ours() {
    const {panel, actor} = this.popup;
    const {relation, key} = panel.profile;
    const ours = actor.subject === panel.connection?.account.subject ? relation : (this.#others.get(`${actor.subject} ${key.subject}`) ?? []);
    return ours.filter((one) => OURS.has(one));
  }

  get #decision() {
    const {panel, actor} = this.popup;
    const {subject} = actor;
    return subject && subject !== panel.profile.key.subject ? actor.decide('FOLLOW', panel.decisions.FOLLOW, panel.connection?.account.subject) : null;
  }

  /** How the two accounts stand to each other, but for what the button says. */
  get relation() {
    const {relation} = this.popup.panel.profile;
    return this.#decision ? [...relation.filter((one) => !OURS.has(one)), ...this.#ours.filter((one) => one === 'FOLLOWING')] : relation;
  }

  /** Taking a follow back where the person would have to agree again is asked for. */
  async #press() {
    const {popup} = this;
    const {profile} = popup.panel;
    const on = this.#ours.length === 0;
    if (this.#ours.includes('FOLLOWING') && profile.marks.includes('PROTECTED')) {
      const words = {title: popup.t('unfollow.title', profile.name), text: popup.t('unfollow.text'), confirm: popup.t('unfollow'), danger: true};
      if (!(await popup.context.host.confirm(words))) {
        return false;
      }
    }
    return this.#follow(profile, on);
  }

  async #follow(profile, on) {
    const {popup} = this;
    const {connection, subject} = popup.actor;
    const before = this.#ours;
    popup.note.at === AT && popup.note.clear();
    this.#set(profile, subject, on ? [profile.marks.includes('PROTECTED') ? 'FOLLOW_REQUESTED' : 'FOLLOWING'] : []);
    try {
      const {relation} = await popup.ask('follow', {method: 'PUT', body: {on, connectionId: connection.id}});
      const now = relation.filter((one) => OURS.has(one));
      this.#set(profile, subject, now);
      popup.announce(popup.t(`follow.${now[0] ?? 'NONE'}`, popup.handle(connection.handle)));
      popup.acted();
      return true;
    } catch (problem) {
      this.#set(profile, subject, before);
      popup.refused(problem, AT);
      return false;
    }
  }

  /** Somebody acted through an account, here or elsewhere. While a press of ours is on its way, its answer counts. */
  told({account, act, profile, state}) {
    const {panel} = this.popup;
    if (act === 'FOLLOW' && STATES[state] && panel?.profile?.key.subject === profile && !this.#presses.busy(AT)) {
      this.#set(panel.profile, account, STATES[state]);
    }
  }

  /** @param {object} whom the profile that was shown when it was pressed */
  #set(whom, subject, ours) {
    const {popup} = this;
    const {panel} = popup;
    if (subject !== panel.connection?.account.subject) {
      this.#others.set(`${subject} ${whom.key.subject}`, ours);
    } else if (panel.profile?.key.subject === whom.key.subject) {
      const {profile} = panel;
      const moved = ours.includes('FOLLOWING') - profile.relation.includes('FOLLOWING');
      const {followers} = profile.counts;
      const counts = {...profile.counts, followers: followers < 0 ? followers : followers + moved};
      popup.panel = {...panel, profile: {...profile, counts, relation: [...profile.relation.filter((one) => !OURS.has(one)), ...ours]}};
    }
    popup.requestUpdate();
  }

  render() {
    const {popup} = this;
    const decision = this.#decision;
    if (!decision) {
      return nothing;
    }
    const [state] = this.#ours;
    const content = popup.t(state === 'FOLLOWING' ? 'unfollow' : state ? 'follow.requested' : 'follow');
    const label = popup.t(`follow.${state ?? 'NONE'}.whom`, popup.panel.profile.name);
    const style = `small follow ${state ? '' : 'primary'}`;
    return actButton(popup, decision, {at: AT, style, content, label, free: Boolean(state), run: () => this.#presses.once(AT, () => this.#press())});
  }

  /** Below who it is: why not here, or why it was refused. */
  note() {
    const {popup} = this;
    const decision = this.#decision;
    const standing = decision && decision.decision !== 'allowed' && popup.note.at !== AT;
    return standing ? html`<p class="hint">${popup.why(decision)} ${remedy(popup, kindOf(decision.kind))}</p>` : popup.note.render(AT);
  }
}
