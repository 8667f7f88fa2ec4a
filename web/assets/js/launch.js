// @ts-check
// The page as opened by the operating system.
import { config, url } from "./env.js";

/**
 * The manifest lets the system open the home page with text shared with the app
 * (q, url, title) or with an address such as web+httpstatus:404. Both become a
 * search, a number leads to its page. Browsers share a page as its title and, as text
 * or url, its address: the title says more.
 */
export function launch() {
  if (url.pathname !== config.base) return;
  const query = url.searchParams;
  const title = query.get("title") || "";
  let text = query.get("q") || query.get("url") || title;
  if (title && /^https?:\/\/\S+$/i.test(text.trim())) text = title;
  const scheme = /^web\+httpstatus:(?:\/\/)?(.*?)\/?$/i.exec(text);
  if (scheme) {
    text = scheme[1];
    if (/^\d{3}$/.test(text)) return location.replace(`${config.base}status/${text}/`);
  }
  if (text === (query.get("q") ?? "") && !query.has("url") && !query.has("title")) return;
  query.delete("url");
  query.delete("title");
  query.set("q", text);
  history.replaceState(history.state, "", url);
}
