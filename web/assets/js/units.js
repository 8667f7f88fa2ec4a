// @ts-check
/** A number of bytes as people read it. */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
