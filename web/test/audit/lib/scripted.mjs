/**
 * True in a page, as an expression, when its scripts have run or there are none: they
 * come after the first paint, and people do nothing before they have seen a page.
 */
export const scripted = '!document.querySelector("script[data-defer]") || !!document.getElementById("spoken")';
