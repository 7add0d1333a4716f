import {query} from '../shared/rest.js';

/** The columns, in their order. */
export const COLUMNS = ['CUSTOMER', 'IN_DEAL', 'PROSPECT', 'UNKNOWN'];

/** A column's name in addresses. */
export const pathOf = (column) => column.toLowerCase().replace('_', '-');

/**
 * What is shown, as the page's address says it.
 * @typedef {{network: string, mentions: boolean, words: string, mine: boolean, column: string}} Place `column` is the one that a narrow page shows
 */

/** @param {string} search the address's query @returns {Place} */
export function placeOf(search) {
  const given = new URLSearchParams(search);
  return {
    network: given.get('network') ?? '',
    mentions: given.get('show') === 'mentions',
    words: (given.get('q') ?? '').slice(0, 200),
    mine: given.get('owner') === 'me',
    column: COLUMNS.find((column) => pathOf(column) === given.get('column')) ?? COLUMNS[0],
  };
}

/** The query that leads to a place. @param {Place} place */
export const searchOf = ({network, mentions, words, mine, column}) =>
  query({network, show: mentions && 'mentions', q: words, owner: mine && 'me', column: column !== COLUMNS[0] && pathOf(column)});

/** Whether something is left out. @param {Place} place */
export const narrowed = ({mentions, words, mine}) => mentions || mine || words !== '';

/** The filter as the REST interface takes it. @param {Place} place @param {string} user id of whoever asks */
export const filterOf = ({mentions, words, mine}, user) => ({reason: mentions && 'mention', q: words, owner: mine && user});
