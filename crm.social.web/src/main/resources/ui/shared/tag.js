/**
 * A name for an element of a module's own. It holds the path with its content hash, so that an updated bundle brings elements of its own.
 * @param {string} name such as `crm-social-popup` @param {string} module its `import.meta.url`
 */
export const tagOf = (name, module) => `${name}${new URL('.', module).pathname.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}x`;
