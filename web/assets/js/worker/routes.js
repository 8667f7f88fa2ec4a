// @ts-check
// Which kept file answers an address.

/** The page for what is not there: see notFoundPath in web/build/build.go. */
export const NOT_FOUND = "not-found/";

/**
 * The path of the file that answers a path below the scope; null if that is a matter
 * for the network. Addresses without the closing slash and bare numbers (/404) lead to
 * the same pages as on the server.
 * @param {string} path
 * @param {ReadonlyMap<string, unknown>} files
 */
export function keyOf(path, files) {
  for (const key of [path, `${path}/`, path.replace(/index\.html$/, "")]) {
    if (files.has(key)) return key;
  }
  const number = /^(\d{3})\/?$/.exec(path);
  if (number && files.has(`status/${number[1]}/`)) return `status/${number[1]}/`;
  if (path.startsWith("assets/")) return path; // of another build, perhaps
  return isPage(path) ? NOT_FOUND : null;
}

/** Whether a path may be that of a page. */
const isPage = (path) => !/\.[a-z0-9]+$/i.test(path) && !path.startsWith("api/") && !path.startsWith("embed/");

/** The page that is shown for a page that does not exist: that of its class, if it is a number. */
export function missingPage(path, files) {
  const number = /^status\/([1-5])\d\d\/?$/.exec(path);
  const key = number && `status/${number[1]}xx/`;
  return key && files.has(key) ? key : NOT_FOUND;
}
