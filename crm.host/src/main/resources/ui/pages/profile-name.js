import {t} from '../core/texts.js';

/** @param {{name: string, system: string | null}} profile @returns {string} system profiles are named in the reader's language */
export const profileName = (profile) => (profile.system ? t(`profile.${profile.system}`) : profile.name);
