import {html, nothing} from 'lit';
import {icon} from '../kit.js';
import {t, words} from '../core/texts.js';

/**
 * Where a record's picture is from, and as of when: 「Twitter @hanako_sato より、2026年11月29日」. Nothing where that is not known.
 * @param {{name: string, label: string, href: string | null, at: string, user: {name: string}} | null | undefined} source
 */
export function pictureSource(source) {
  if (!source) {
    return nothing;
  }
  const day = words.day(source.at);
  const text = source.name ? t('picture.from', [source.name, source.label].filter(Boolean).join(' '), day) : t('picture.brought', source.user.name, day);
  return source.href?.startsWith('https://')
    ? html`<a class="link" href=${source.href} target="_blank" rel="noopener noreferrer">${text}${icon('external')}</a>`
    : html`<span>${text}</span>`;
}
