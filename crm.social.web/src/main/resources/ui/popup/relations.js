import {html, nothing} from 'lit';

const RELATIONS = ['FOLLOWED_BY', 'FOLLOWING', 'FOLLOW_REQUESTED', 'BLOCKED_BY', 'BLOCKING', 'MUTING'];

/** How the account that looks and somebody's stand to each other. */
export function relations(popup, {relation}) {
  const known = RELATIONS.filter((one) => relation.includes(one));
  return known.length ? html`<p class="relations">${known.map((one) => html`<span class="badge">${popup.t(`relation.${one}`)}</span>`)}</p>` : nothing;
}
