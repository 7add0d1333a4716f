import {html, nothing} from 'lit';
import {icon} from '../kit.js';
import {t} from '../core/texts.js';
import './contact-picker.js';

const INPUT_TYPES = {email: 'email', tel: 'tel', url: 'url', date: 'date'};

/**
 * One labelled control of a record's form.
 * @param {import('./kinds.js').Field & {label?: string}} field
 * @param {{value: unknown, error?: string, other?: string, people?: {id: string, name: string}[], kind: import('./kinds.js').Kind,
 *   set: (value: unknown) => void, takeOther: () => void}} state
 */
export function fieldOf(field, state) {
  const {name} = field;
  const {error, other} = state;
  const notes = [error && `${name}-error`, other !== undefined && `${name}-other`].filter(Boolean).join(' ');
  return html`<div class="field ${field.half ? 'half' : field.type === 'textarea' || field.wide ? '' : 'pair'}">
    <label for=${name}>${field.label ?? t(`field.${field.text ?? name}`)}${field.required ? html` <span class="need">${t('field.required')}</span>` : nothing}</label>
    ${control(field, state, {notes: notes || nothing, invalid: error ? 'true' : nothing})}
    ${error ? html`<div class="error" id="${name}-error">${icon('alert')}<span>${t(`field-error.${error}`)}</span></div>` : nothing}
    ${other !== undefined
      ? html`<div class="other" id="${name}-other"><span>${t('form.other', other || t('form.blank'))}</span>
          <button class="link" type="button" @click=${state.takeOther}>${t('form.take-other')}</button></div>`
      : nothing}
  </div>`;
}

function control(field, {value, set, people, kind}, {notes, invalid}) {
  const {name, type, max} = field;
  const typed = (event) => set(event.target.value);
  const options = (list, say) => list.map((one) => html`<option value=${one} .selected=${one === value}>${say(one)}</option>`);
  switch (type) {
    case 'choice':
      return html`<select class="input" id=${name} aria-describedby=${notes} @change=${typed}>${options(field.values, (one) => t(`${kind.type}.${name}.${one}`))}</select>`;
    case 'owner':
      return html`<select class="input" id=${name} aria-describedby=${notes} aria-invalid=${invalid} @change=${typed}>
        ${options(people.map(({id}) => id), (id) => people.find((one) => one.id === id).name)}</select>`;
    case 'contact':
      return html`<crm-contact-picker id=${name} .label=${t(`field.${name}`)} .value=${value} @pick=${({detail}) => set(detail)}></crm-contact-picker>`;
    case 'textarea':
      return html`<textarea class="input" id=${name} rows="4" maxlength=${max} aria-describedby=${notes} aria-invalid=${invalid} .value=${value} @input=${typed}></textarea>`;
    default:
      return html`<input class="input" id=${name} type=${INPUT_TYPES[type] ?? 'text'} inputmode=${type === 'money' ? 'numeric' : nothing} maxlength=${max ?? nothing}
        autocomplete="off" spellcheck="false" aria-describedby=${notes} aria-invalid=${invalid} .value=${value ?? ''} @input=${typed} />`;
  }
}
