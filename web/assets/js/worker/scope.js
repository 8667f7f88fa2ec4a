// @ts-check
/** The folder that the site is served under. */
export const scope = new URL(registration.scope);

/** How the names of our caches begin. */
export const PREFIX = `statusdeck ${scope.pathname} `;
