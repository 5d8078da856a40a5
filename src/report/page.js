"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".rows > .r[id]")];
  const told = [...document.querySelectorAll(".rows [data-s], .found [data-s]")];
  const notes = told.filter((e) => e.matches("article"));
  const flagged = rows.filter((r) => r.classList.contains("f"));
  const chips = [...document.querySelectorAll("[data-show]")];
  const find = $("find"), rule = $("rule"), only = $("only"), said = $("said"), help = $("help");
  const calm = { block: "center" };

  document.documentElement.classList.add("js");

  /* ---- filters ---- */

  const fold = (s) => s.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const cells = (row) => [...row.children].filter((c) => c.lang);
  const texts = new Map(); /* row -> its folded words, made when first searched */
  const words = (row) => {
    if (!texts.has(row)) texts.set(row, fold(cells(row).map((c) => c.textContent).join("\n")));
    return texts.get(row);
  };

  const filter = () => {
    const off = new Set(chips.filter((c) => c.getAttribute("aria-pressed") !== "true").map((c) => c.dataset.show));
    const which = rule ? rule.value : "", query = fold(find.value.trim());
    const few = only && only.getAttribute("aria-pressed") === "true";
    const kept = new Set();
    let n = 0;

    for (const e of told) e.hidden = off.has(e.dataset.s) || (which !== "" && e.dataset.r !== which);
    for (const row of flagged) if (row.querySelector("[data-s]:not([hidden])")) kept.add(row);
    for (const row of rows) {
      const hide = (few && !kept.has(row)) || (query !== "" && !words(row).includes(query));
      if (row.hidden !== hide) row.hidden = hide;
      n += !hide;
    }
    $("none").hidden = n > 0;
    said.textContent = few || query ? said.dataset.rows.replace("{}", n).replace("{}", rows.length) : "";
    paint(query);
  };

  /* Marks what was searched for without touching the page. */
  const ranges = (cell, query, out) => {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), at = [];
    let text = "";

    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      let i = 0;
      for (const c of node.data) {
        const f = fold(c);
        for (let u = 0; u < f.length; u++) at.push([node, i, i + c.length]);
        text += f;
        i += c.length;
      }
    }
    for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) {
      const range = new Range(), last = at[i + query.length - 1];
      range.setStart(at[i][0], at[i][1]);
      range.setEnd(last[0], last[2]);
      out.push(range);
    }
  };

  const paint = (query) => {
    const out = [];
    if (!CSS.highlights) return;
    CSS.highlights.delete("find");
    if (query === "") return;
    for (const row of rows) {
      if (!row.hidden) for (const cell of cells(row)) ranges(cell, query, out);
      if (out.length > 2000) break;
    }
    CSS.highlights.set("find", new Highlight(...out));
  };

  const reset = () => {
    for (const c of chips) c.setAttribute("aria-pressed", "true");
    if (only) only.setAttribute("aria-pressed", "false");
    if (rule) rule.value = "";
    find.value = "";
    filter();
  };

  for (const button of only ? [...chips, only] : chips)
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  if (rule) rule.addEventListener("change", filter);
  let soon = 0;
  find.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(filter, rows.length > 2000 ? 200 : 40);
  });

  /* ---- going about ---- */

  let here = null; /* the row or the note where the reader is */
  const go = (e) => {
    if (!e) return;
    for (const old of document.querySelectorAll(".r.at")) old.classList.remove("at");
    here = e;
    e.closest(".r").classList.add("at");
    e.tabIndex = -1;
    e.focus({ preventScroll: true });
    e.scrollIntoView(calm);
    requestAnimationFrame(() => e.scrollIntoView(calm)); /* rows on the way have their real heights now */
  };
  const onScreen = () => rows.find((r) => !r.hidden && r.getBoundingClientRect().bottom > innerHeight / 4);
  /* The next of a list in the order of the page, behind or before where the reader is. */
  const step = (list, on) => {
    const open = list.filter((e) => !e.hidden && !e.closest(".r").hidden);
    const from = here && here.isConnected && !here.closest(".r").hidden ? here : onScreen();
    if (!from || open.includes(from)) return from ? open[open.indexOf(from) + on] : undefined;
    const behind = open.findIndex((e) => from.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    return on > 0 ? open[behind] : open[(behind < 0 ? open.length : behind) - 1];
  };
  const rowStep = (on) => {
    if (here && here.matches("article")) here = here.closest(".r");
    return here ? step(rows, on) : onScreen();
  };

  const keys = {
    j: () => go(rowStep(1)),
    k: () => go(rowStep(-1)),
    n: () => go(step(notes, 1)),
    p: () => go(step(notes, -1)),
    "/": () => find.focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (e) => {
    const typing = e.target.matches("input[type=search], select, textarea");
    if (e.ctrlKey || e.metaKey || e.altKey || help.open) return;
    if (e.key === "Escape") {
      find.blur();
      reset();
    } else if (!typing && $("letters").checked && Object.hasOwn(keys, e.key)) {
      e.preventDefault();
      keys[e.key]();
    }
  });
  $("keys").addEventListener("click", () => help.showModal());
  $("close").addEventListener("click", () => help.close());

  /* A link may lead to something that a filter hides. */
  const follow = () => {
    const target = $(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest(".r")) return;
    if (target.closest("[hidden]")) reset();
    here = target.matches("article") ? target : target.closest(".r");
    requestAnimationFrame(() => target.scrollIntoView(calm));
  };
  addEventListener("hashchange", follow);
  follow();

  /* ---- figures that answer each other light up together ---- */

  const light = (e) => {
    const one = e.target.closest ? e.target.closest("[data-k]") : null;
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    if (one) for (const mate of document.querySelectorAll(`[data-k="${one.dataset.k}"]`)) mate.classList.add("lit");
  };
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, light);
})();
