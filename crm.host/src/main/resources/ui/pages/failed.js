import {html, nothing} from 'lit';
import {icon} from '../kit.js';
import {sentence} from '../core/problems.js';
import {t} from '../core/texts.js';

/**
 * What stands where something could not be read.
 * @param {import('../core/rest.js').Problem} problem @param {() => unknown} again
 */
export const failed = (problem, again) => html`
  <div class="notice danger" role="alert">${icon('alert')}
    <div>${sentence(problem)}${problem.instance ? html` <small>${t('problem.code', problem.instance)}</small>` : nothing}</div>
    <button class="button small" @click=${again}>${icon('retry')}${t('retry')}</button>
  </div>`;
