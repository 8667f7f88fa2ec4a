// The elements of StatusDeck for other sites: <http-status>, and, with more.js,
// which is loaded when it is needed, <http-status-table>, <http-status-search> and
// automatic links. README.md in web/widget describes them.
//
// Works as a classic script and as a module, loaded once or several times, before
// or after the elements. Leaves no global name behind. What comes over the network
// is taken for hostile: only known elements and attributes get into the page. Nor
// is Object.prototype trusted: option objects do without.
(() => {
  if (customElements.get("http-status-table")) return;
  // Neither form of script learns its own address in the other's way; the call
  // stack has it in both. Under another name it has to be told.
  const self = document.currentScript || document.querySelector("script[data-base],script[src*=statusdeck]");
  const from = self?.dataset.base || /http\S+\/(?=statusdeck\.js)/.exec(self?.src + " " + Error().stack)?.[0];
  if (!from) return console.warn("StatusDeck: no data-base");
  const base = new URL("../v1/", new URL(from, document.baseURI));

  // Pages may ask for trusted types (CSP, require-trusted-types-for).
  let trust = (text) => text;
  trust = { createHTML: trust, createScriptURL: trust };
  try {
    trust = trustedTypes.createPolicy("statusdeck", trust);
  } catch {}

  const css = `__STYLE__`;
  const outside = new CSSStyleSheet();
  // What the elements are from outside holds before they are drawn, too; any style
  // of the page is stronger.
  outside.replaceSync(css.split("*{")[0].replaceAll(":host", ":where(http-status,http-status-table):where"));
  document.adoptedStyleSheets.push(outside);

  const sheet = new CSSStyleSheet();

  /** Makes an element with properties and children; its classes are its parts. */
  const make = (tag, properties, ...children) => {
    const el = Object.assign(document.createElement(tag), properties);
    el.append(...children);
    el.part = el.className;
    return el;
  };

  // --- Fragments: one request for each ---------------------------------------

  const kept = { __proto__: null }; // the fragments, or promises of them
  const waiting = new Set(); // elements that are to be filled when the host is back
  let first; // there when the host has answered, or failed to, once
  let down;

  /** Promises the content of a fragment, or the state that its elements get. */
  const fragment = (name) => {
    // When the host is down, one request fails, and not one for each code.
    const load = (kept[name] ??= Promise.resolve(first).then(() => request(name)));
    return (first ??= load), load;
  };

  const request = async (name) => {
    if (!down) {
      const url = base + name + ".json";
      try {
        const response = await fetch(url, { __proto__: null, credentials: "omit", signal: AbortSignal.timeout(1e4) });
        // Hosts may lead to another address, but no other host may answer for this one.
        if (!response.ok || response.url.split("/")[2] !== base.host) throw response;
        const { content } = make("template", { innerHTML: trust.createHTML((await response.json()).html) });
        for (const el of content.querySelectorAll("*")) clean(el, url);
        if (!content.querySelector("article,table")) throw response;
        return (kept[name] = content);
      } catch (err) {
        if (err.status === 404) return "unknown";
        down = 1;
        setTimeout(() => (down = 0), 3e4);
        console.warn("StatusDeck: " + url, err);
      }
    }
    delete kept[name];
    return "offline";
  };

  /** Leaves of an element only what a card is made of. */
  const clean = (el, url) => {
    if (!/^(p|[cdt]\w+|span|ul|h2|a|article|li)$/.test(el.localName)) return el.remove();
    for (const { name, value } of [...el.attributes]) {
      if (name === "href" && /^http/.test((el.href = new URL(value, url)).protocol)) continue;
      if (!/^(title|data-\w+|class|scope)$/.test(name)) el.removeAttribute(name);
    }
    el.part = el.className;
  };

  addEventListener("online", () => {
    down = 0;
    for (const el of waiting) el.fill();
  });

  // Elements are drawn between frames, as many as a few milliseconds allow. A page with
  // hundreds of them gets its turn.
  const queue = [];
  const next = () => requestAnimationFrame(() => setTimeout(work));
  const work = () => {
    const until = performance.now() + 8;
    try {
      while (queue[0] && performance.now() < until) {
        const el = queue.shift();
        if (el.isConnected) el.turn();
      }
    } finally {
      if (queue[0]) next();
    }
  };
  const later = (el) => queue.push(el) > 1 || next();

  // --- What elements with a fragment have in common --------------------------

  // Elements are drawn, and loaded, when they come near the window. Until then they
  // are what is inside them.
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        later(target);
        near.unobserve(target);
      }
    }
  }, { __proto__: null, rootMargin: "400px" });

  const properties = ["code", "view"]; // that <http-status> has beside its attributes

  class Base extends HTMLElement {
    connectedCallback() {
      // What a framework has set before the element was defined.
      for (const name of properties) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.drawn = 0;
      near.observe(this);
    }

    disconnectedCallback() {
      waiting.delete(this);
    }

    attributeChangedCallback() {
      this.drawn && this.connectedCallback();
    }

    /** Draws the element, or what it has got since. */
    turn() {
      const got = this.got;
      if (!this.drawn) {
        this.drawn = 1;
        this.got = 0;
        if (!this.shadowRoot) {
          this.attachShadow({ __proto__: null, mode: "open" }).adoptedStyleSheets.push(sheet);
        }
        this.draw();
      } else if (got && this.state !== "ready") {
        got.append && this.show(got);
        this.tell(got.append ? "ready" : got);
      }
    }

    /** Shows a state as an attribute and as an event. Where there is no more than the text inside
        the element, a box says why. */
    tell(state) {
      const ready = state === "ready";
      this.setAttribute("state", (this.state = state));
      if (state === "loading") return;
      state === "offline" && waiting.add(this);
      !ready && this.box && this.box.append(make("small", { className: "message", textContent: ` (${state})` }));
      // Templates of Angular take no colon for a name.
      for (const mark of ":-") this.dispatchEvent(new CustomEvent("statusdeck" + mark + (ready ? "load" : "error"), { __proto__: null, bubbles: true, detail: { state, code: this.name } }));
    }

    /** Loads the fragment, to show it. */
    async fill() {
      const { name } = this;
      const got = await fragment(name);
      // The element may have changed, or gone, since.
      if (name !== this.name) return;
      this.got = got;
      later(this);
    }
  }

  // --- <http-status> ---------------------------------------------------------

  class Status extends Base {
    static observedAttributes = ["code", "view", "lang-constant"];

    draw() {
      const code = this.getAttribute("code") ?? "";
      const view = this.getAttribute("view");
      const known = /^\d{3}$/.test(code);
      const mark = " k" + (code < 600 ? code[0] : 0);
      this.name = known && code;
      const slot = make("slot", { textContent: code });
      // With an id, a search engine takes an a without href for an anchor.
      const link = make("a", { id: "a", className: "badge" + mark }, slot);
      // A link inside the element is the better one. It may be parsed later. Links and controls
      // can have none inside.
      (slot.onslotchange = () => {
        if (known && !this.querySelector("a") && !this.closest("a,button,[role=tab],[role=button]")) link.href = new URL(`../../status/${code}/`, base);
        else link.removeAttribute("href");
      })();
      this.box = view && view !== "badge" && make("div", { className: "card" + mark }, link);
      // A fragment that is here already is shown at once.
      const content = kept[this.name];
      if (this.box && view !== "full" && content?.append) {
        this.show(content);
        return this.tell("ready");
      }
      this.shadowRoot.replaceChildren(this.box || link);
      this.tell(known ? "loading" : "unknown");
      if (!known) return;
      // more.js shows hover cards, and the full view in its own way.
      if (!this.box) for (const type of ["pointerenter", "focusin", "pointerdown", "click"]) this.addEventListener(type, hover); // once
      else view === "full" ? more(this) : this.fill();
    }

    show(content) {
      this.box && this.shadowRoot.replaceChildren(card(content, this.getAttribute("lang-constant")));
    }
  }

  /** Makes a card of a fragment, with the name that the code has in a language. */
  const card = (content, language) => {
    const card = content.querySelector("article").cloneNode(true);
    if (language) for (const row of content.querySelectorAll("[data-language]")) {
      if (row.dataset.language === language) {
        card.querySelector("ul").before(make("p", { className: "constant" }, row.querySelector("code").cloneNode(true)));
      }
    }
    return card;
  };

  /** Asks for hover cards when the first badge is used. A tap waits for them. */
  const hover = (e) => {
    if (loaded) return;
    if (e.type !== "click") more(e.currentTarget, e);
    else if (e.pointerType === "touch") e.preventDefault();
  };

  // --- What few pages need: more.js --------------------------------------------

  let loading;
  let loaded; // or failed to
  const more = async (el, event) => {
    loading ??= new Promise((resolve) => {
      const script = make("script", { integrity: "__MORE__", crossOrigin: "", nonce: self?.nonce, statusdeck: resolve, src: trust.createScriptURL(from + "more.js") });
      script.onload = script.onerror = (e) => {
        loaded = 1;
        // Without it, what needs it is what is inside.
        e.type === "error" && resolve((el) => el.tell?.("offline"));
      };
      document.head.append(script);
    });
    (await loading)(el, { base, make, fragment, card, sheet }, event);
  };

  for (const name of ["table", "search"]) {
    customElements.define("http-status-" + name, class extends Base {
      static observedAttributes = ["class", "theme"];

      draw() {
        if (!this.shadowRoot.firstChild) this.shadowRoot.append(make("slot"));
        more(this);
      }
    });
  }
  for (const name of properties) {
    Object.defineProperty(Status.prototype, name, {
      __proto__: null,
      get() {
        return this.getAttribute(name);
      },
      set(value) {
        value == null ? this.removeAttribute(name) : this.setAttribute(name, value);
      },
    });
  }
  // In a task of its own: a page may have hundreds.
  setTimeout(() => {
    sheet.replaceSync(css);
    customElements.define("http-status", Status);
  });
  for (const el of document.querySelectorAll("script:is([data-autolink],[data-links],[data-preset])")) more(el);
})();
