// What automatic links find in the text of documentation, and what they leave alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mentions } from "../src/mentions.js";

export const names = new Map(Object.entries({
  100: ["Continue"], 101: ["Switching Protocols"], 103: ["Early Hints"], 200: ["OK"], 201: ["Created"], 202: ["Accepted"], 204: ["No Content"], 206: ["Partial Content"],
  300: ["Multiple Choices"], 301: ["Moved Permanently"], 302: ["Found"], 303: ["See Other"], 304: ["Not Modified"], 307: ["Temporary Redirect"], 308: ["Permanent Redirect"],
  400: ["Bad Request"], 401: ["Unauthorized"], 403: ["Forbidden"], 404: ["Not Found"], 406: ["Not Acceptable"], 409: ["Conflict"], 410: ["Gone"], 412: ["Precondition Failed"],
  413: ["Content Too Large", "Payload Too Large"], 418: ["I'm a teapot"], 422: ["Unprocessable Content", "Unprocessable Entity"], 429: ["Too Many Requests"],
  500: ["Internal Server Error"], 502: ["Bad Gateway"], 503: ["Service Unavailable"], 504: ["Gateway Timeout"],
}));

/** Texts, with what is linked in them between « and »; `…` stands in inline code. */
export const found = [
  "We answer «HTTP 404» here.",
  "«HTTP/1.1 503» and «HTTP/2 200» too",
  "The «status code 429» is sent",
  "«status: 404»",
  "or «413 Payload Too Large».",
  "«503\nService Unavailable»",
  "«404\u00a0Not Found»",
  "«HTTP\u00a0404»",
  "a «404»",
  "It is a «404».",
  "returns a «404» when the item is gone",
  "a «404 error»".replace("404 error", "404") .replace("«404»", "«404» error"),
  "the «404» page",
  "«404» errors are shown",
  "too many «404»s",
  "it also «404»s",
  "error code «404»",
  "response code: «204»",
  "«HTTP response codes 200» and «201»",
  "«404 (Not Found)»",
  "«404: Not Found»",
  "«404 - Not Found»",
  "«404 not found»",
  "«HTTP 404» or «410»",
  "«HTTP 401»/«403»",
  "«status codes 301», «302», «303», «307», and «308».",
  "a «301» or «302» redirect",
  "a «301» redirect",
  "it returns «404» if there is none",
  "responds with «204»",
  "fails with «403» or «404».",
  "statusCode = «404»",
  "`«404»`",
  "A `«404»` is sent",
  "`«404 Not Found»`",
  "`«404»` (Not Found)".replace("`«404»` (Not Found)", "`«404` (Not Found)»"),
  "respond with `«200»` and the «status `201»`",
  "the server's «HTTP status of 200»",
  "«201 Created» status",
  "«200 OK»",
  "«302 Found» means",
  "a default of «HTTP 200».",
  "(«404»)".replace("(«404»)", "an error («404») "),
  "a «500 Internal Server Error» response",
  "a `«422»` response",
  "the upload fails («403»)",
  "unauthenticated requests get a «401» whose header says more",
  "a redirect («308») to HTTPS",
  "a «403 Permission Denied» response".replace("«403 Permission Denied»", "«403» Permission Denied"),
  "a «500» \"server error\" response",
  "you may see «503» Unavailable",
  "The server sends «401», «403» or «404».",
  "an API that returns `«201»` instead of `«200»`",
  "The expected status code. Defaults to `«200»`.",
  "`«200»` is the default status code",
  "«HTTP 401» responses have a header",
  "the server sends «403» responses",
  "the «HTTP status code of \"OK\" `200`»".replace("«HTTP status code of \"OK\" `200`»", "HTTP status code of \"OK\" `«200»`"),
  "every 4xx response (except «410»)",
];

export const missed = [
  "the file `404.html` of the server",
  "a 300-second timeout of the HTTP client",
  "a 404-seat hall",
  "the status lasts 600s",
  "The page size. Defaults to `200`.",
  "servers 401, 402 and 404 are down",
  "rooms 401, 403 and 404 of the client",
  "sizes of 100, 200 and 300 in an HTTP header",
  "the number of errors (500)",
  "a server with 503 Units",
  "exit status 103",
  "process exited with exit status 200",
  "HTTP 200 ms",
  "HTTP took 200 ms",
  "202 accepted papers",
  "410 gone files",
  "409 conflict files",
  "302 found items",
  "404 of 500 people",
  "200 Main Street",
  "v1.404",
  "1.404",
  "404.5",
  "port 404:80",
  "HTTP 777",
  "a 200 ms delay",
  "a 500 kg load",
  "returns 200 results",
  "returns 100 items a page",
  "up to 500 characters",
  "a limit of 300 requests",
  "500 errors in 200 files",
  "RFC 404",
  "room 404",
  "at most 400",
  "line 404 of the file",
  "https://host/404/x",
  "issue #404",
  "$404",
  "404px",
  "+404",
  "between 100 and 200 users",
  "`100`",
  "a page has `200` entries",
  "the year 404",
  "200% of 100%",
  "In 302 BC",
  "the response took 200 seconds",
  "the status was checked 300 times",
  "100 Continue Street".replace("Continue", "Continental"),
];

export const read = (text) => {
  const inline = [];
  let plain = "";
  let from = -1;
  const want = [];
  let open = -1;
  for (const c of text) {
    if (c === "`") {
      if (from < 0) from = plain.length;
      else inline.push([from, plain.length]), (from = -1);
    } else if (c === "«") open = plain.length;
    else if (c === "»") want.push(plain.slice(open));
    else plain += c;
  }
  return { plain, inline, want };
};

for (const text of found) {
  test(`finds ${JSON.stringify(text)}`, () => {
    const { plain, inline, want } = read(text);
    assert.deepEqual(mentions(plain, names, { code: inline }).map((m) => plain.slice(m.start, m.end)), want);
  });
}

for (const text of missed) {
  test(`leaves ${JSON.stringify(text)} alone`, () => {
    const { plain, inline } = read(text);
    assert.deepEqual(mentions(plain, names, { code: inline }).map((m) => plain.slice(m.start, m.end)), []);
  });
}

test("a code counts in front of an error's name or message in inline code", () => {
  for (const text of ["the server answers requests with `401 invalid_client`", "rejected by the server: `422 Invalid Host header`"]) {
    const { plain, inline } = read(text);
    assert.equal(mentions(plain, names, { code: inline }).length, 1, text);
  }
});

test("a limit is no code", () => {
  for (const text of ["the priority must be <= `503`", "the status may not be > `404`"]) {
    const { plain, inline } = read(text);
    assert.deepEqual(mentions(plain, names, { code: inline }), [], text);
  }
});

test("a number alone counts in a column of codes", () => {
  assert.equal(mentions(" 404 ", names, { alone: true }).length, 1);
  assert.equal(mentions("404 items", names, { alone: true }).length, 0);
});

test("a number in front counts in a list of codes", () => {
  assert.equal(mentions("404: there is no such account", names, { list: true }).length, 1);
  assert.equal(mentions("404: there is no such account", names).length, 0);
});

test("no text takes long", () => {
  const hostile = ["status ".repeat(20000) + "404", "HTTP - ".repeat(20000) + "404", "404 or ".repeat(20000), "(".repeat(50000) + "404", "a ".repeat(50000) + "404"];
  for (const text of hostile) {
    // What else the machine does at the time does not count.
    const began = process.cpuUsage();
    mentions(text, names);
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 1_500_000, `${text.slice(0, 20)}… took ${(user + system) / 1000} ms`);
  }
});
