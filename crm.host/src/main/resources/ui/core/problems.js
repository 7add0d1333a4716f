import {t, words} from './texts.js';

/**
 * A problem in words.
 * @param {{kind?: string, status?: number, instance?: string, retryAfter?: number}} problem
 */
export function sentence(problem) {
  const key = `problem.${problem.kind}`;
  const {reason, line} = problem.body ?? {};
  if (reason && t.has(`${key}.${reason}`)) {
    return t(`${key}.${reason}`, line);
  }
  if (problem.retryAfter > 0 && t.has(key + '.until')) {
    return t(key + '.until', words.time(Date.now() + problem.retryAfter * 1000));
  }
  return t.has(key) ? t(key) : t('problem.failed');
}
