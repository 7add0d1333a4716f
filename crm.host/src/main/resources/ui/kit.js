/** What pages and extension elements share: imported by extensions as `crm-kit`. */
export {controls} from './kit/controls.js';
export {icon} from './kit/icons.js';
export {avatar} from './kit/avatar.js';
export {formats} from './kit/formats.js';
export {translate} from './kit/translate.js';
export {arrowKeys} from './kit/keys.js';
