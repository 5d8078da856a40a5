"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const said = document.body.dataset; /* the words of the page, and which texts it is about */
  const rows = all(".b > .r[id]"), blocks = all(".b");
  const notes = all("article.note");
  const told = [...notes, ...all(".rows p.copy")];
  const items = all(".found li");
  const chips = all("[data-show]");
  const find = $("find"), rule = $("rule"), only = $("only"), help = $("help"), ask = $("ask");
  const print = (note) => note.id.slice(2);

  document.documentElement.classList.add("js");

  /* ---- what is dismissed ----
   *
   * entries: what the baseline that the program read says, by fingerprint; 'mine': what was dismissed here, or null
   * where an entry was taken back. Other sections of a baseline that was opened here are kept word by word.
   */

  const keep = $("keep"), entries = new Map();
  for (const li of all("#kept > li, #stale > li"))
    entries.set(li.dataset.f, { rule: li.dataset.rule, date: li.dataset.date, reason: li.dataset.reason, by: li.dataset.by });

  const place = "duizhao " + said.doc;
  let mine = {}, stored = true, others = "";
  try {
    mine = JSON.parse(localStorage.getItem(place)) || {};
  } catch {
    stored = false;
  }

  const store = () => {
    try {
      if (Object.keys(mine).length) localStorage.setItem(place, JSON.stringify(mine));
      else localStorage.removeItem(place);
    } catch {
      stored = false;
    }
  };

  /* The entry that holds for a finding, or undefined. */
  const entryOf = (f) => {
    if (entries.has(f) && entries.get(f).by === "note") return entries.get(f);
    return Object.hasOwn(mine, f) ? mine[f] || undefined : entries.get(f);
  };

  const dismiss = (f, entry) => {
    mine[f] = entry;
    store();
    show();
  };
  const restore = (f) => {
    if (entries.has(f)) mine[f] = null;
    else delete mine[f];
    store();
    show();
  };

  const oneLine = (s) => s.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  const today = () => {
    const now = new Date(), two = (n) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /* The section of these texts as the program writes it: docs/configuration.md. */
  const section = () => {
    const prints = new Set([...entries.keys(), ...Object.keys(mine)]);
    const lines = [...prints].sort().flatMap((f) => {
      const e = entryOf(f);
      return e && e.by !== "note" ? [`${f}\t${e.rule}\t${e.date}\t${e.reason}\n`] : [];
    });
    return lines.length ? `${keep.dataset.head}\n${lines.join("")}` : "";
  };

  const save = () => {
    const sections = (others + section()).split(/^(?=(?:pair|text)\t)/m);
    const comment = /^(?:pair|text)\t/.test(sections[0]) ? "" : sections.shift();
    const text = (comment || "# duizhao: findings that were dismissed; docs/configuration.md\n") + sections.sort().join("");
    const a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob([text], { type: "text/tab-separated-values" }));
    a.download = "dismissed.tsv";
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  };

  /* Takes a baseline: the entries of these texts as one's own, all else to be saved again. Answers the line that is wrong, or 0. */
  const take = (text) => {
    const ours = {}, rest = [];
    let of = "";
    for (const [i, line] of text.replace(/\r/g, "").split("\n").entries()) {
      const entry = /^([0-9a-f]{16})\t([a-z0-9.-]+)\t(\d{4}-\d\d-\d\d)\t([^\t]*)$/.exec(line);
      if (/^pair\t[^\t]+\t[^\t]+$|^text\t[^\t]+$/.test(line)) of = line;
      else if (line !== "" && !(line[0] === "#" && of === "") && !(entry && of)) return i + 1;
      if (entry && of === keep.dataset.head) ours[entry[1]] = { rule: entry[2], date: entry[3], reason: entry[4] };
      else if (line !== "" && of !== keep.dataset.head) rest.push(line + "\n");
    }
    others = rest.join("");
    mine = { ...ours, ...mine };
    return 0;
  };

  if (keep) {
    keep.querySelector("p").hidden = keep.dataset.head === "";
    $("save").addEventListener("click", save);
    $("open").addEventListener("change", async (e) => {
      const file = e.target.files[0], wrong = file ? take(await file.text()) : 0;
      e.target.value = "";
      $("kept-said").textContent = wrong ? said.bad.replace("{}", wrong) : "";
      store();
      show();
    });
  }

  /* ---- showing it ---- */

  const reasonOf = (note) => note.querySelector(".foot > .why") || note.querySelector(".foot").appendChild(document.createElement("p"));

  const paintNote = (note, entry) => {
    const button = note.querySelector(".foot > button");
    note.classList.toggle("let", entry !== undefined);
    if (entry || note.querySelector(".foot > .why")) {
      const why = reasonOf(note);
      why.className = "why";
      why.hidden = !entry;
      why.textContent = entry ? said.let + entry.reason : "";
    }
    if (!button) return;
    button.hidden = entry !== undefined && entry.by === "note";
    button.textContent = entry ? said.restore : said.dismiss;
  };

  /* One line of the list of what was dismissed here. */
  const listed = (f, entry) => {
    const li = document.createElement("li"), a = li.appendChild(document.createElement("a")), what = a.appendChild(document.createElement("span"));
    const item = items.find((i) => i.dataset.f === f);
    a.href = item ? item.firstChild.getAttribute("href") : `#f-${f}`;
    what.textContent = item ? item.querySelector("span").firstChild.textContent : entry.rule;
    const small = what.appendChild(document.createElement("small"));
    small.textContent = `${entry.rule} · ${entry.reason} · ${said.here} · ${entry.date}`;
    li.className = "here";
    return li;
  };

  const showList = () => {
    const list = $("kept");
    for (const li of all("#kept > .here")) li.remove();
    for (const li of all("#kept > [data-f]")) li.hidden = mine[li.dataset.f] === null;
    for (const [f, entry] of Object.entries(mine)) if (entry && !entries.has(f)) list.append(listed(f, entry));
    $("kept-none").hidden = list.querySelector("li:not([hidden])") !== null;
  };

  const showCounts = () => {
    const left = notes.filter((n) => !n.classList.contains("let"));
    const since = $("since"), changed = Object.keys(mine).filter((f) => !entries.has(f) === Boolean(mine[f])).length;
    for (const chip of chips) chip.querySelector("b").textContent = left.filter((n) => n.dataset.s === chip.dataset.show).length;
    if (!since) return;
    since.hidden = changed === 0;
    since.textContent = said.kept.replace("{}", changed).replace("{}", left.filter((n) => +n.dataset.s >= +said.gate).length) +
      (stored ? "" : " " + said.unkept);
  };

  /* What leads to a finding from the text and from the strip is calm once that is dismissed. */
  const leads = all("a.g[href*='#f-'], .strip a");
  const showLeads = () => {
    for (const a of leads) a.classList.toggle("let", entryOf(a.getAttribute("href").split("#f-")[1]) !== undefined);
    for (const list of all(".found details"))
      list.querySelector("b").textContent = [...list.querySelectorAll("li")].filter((li) => entryOf(li.dataset.f) === undefined).length;
  };

  const show = () => {
    for (const note of notes) paintNote(note, entryOf(print(note)));
    showLeads();
    for (const row of rows) {
      const open = row.querySelector("article.note:not(.let), p.copy");
      if (row.classList.contains("f") !== Boolean(open)) row.classList.toggle("f");
    }
    if (keep) {
      showList();
      showCounts();
    }
    filter();
  };

  let asked = null; /* the note that the dialog is about */
  const toggle = (note) => {
    if (!note || !ask) return;
    const entry = entryOf(print(note));
    if (entry && entry.by === "note") return;
    if (entry) {
      restore(print(note));
      return;
    }
    asked = note;
    $("ask-of").textContent = note.querySelector(".say").textContent;
    $("reason").value = "";
    ask.showModal();
    $("reason").focus();
  };
  const answer = () => {
    const reason = oneLine($("reason").value);
    if (reason === "") return $("reason").focus();
    ask.close();
    dismiss(print(asked), { rule: asked.dataset.r, date: today(), reason });
  };

  if (ask) {
    for (const note of notes) {
      const button = note.querySelector(".foot").appendChild(document.createElement("button"));
      button.type = "button";
      button.addEventListener("click", () => toggle(note));
    }
    $("do").addEventListener("click", answer);
    $("undo").addEventListener("click", () => ask.close());
    $("reason").addEventListener("keydown", (e) => {
      if (e.key === "Enter" && !e.isComposing) answer();
    });
    ask.addEventListener("close", () => asked && go(asked));
  }

  /* ---- filters ---- */

  const fold = (s) => s.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const cells = (row) => [...row.children].filter((c) => c.lang);
  const texts = new Map(); /* row -> its folded words, made when first searched */
  const words = (row) => {
    if (!texts.has(row)) texts.set(row, fold(cells(row).map((c) => c.textContent).join("\n")));
    return texts.get(row);
  };
  const pressed = (button) => button !== null && button.getAttribute("aria-pressed") === "true";

  const filter = () => {
    if (!find) return;
    const off = new Set(chips.filter((c) => !pressed(c)).map((c) => c.dataset.show));
    const which = rule ? rule.value : "", query = fold(find.value.trim()), few = pressed(only);
    const kept = new Set();
    let n = 0;

    const hides = (e) => off.has(e.dataset.s) || (which !== "" && e.dataset.r !== which);
    for (const e of told) {
      e.hidden = hides(e);
      if (!e.hidden && !e.classList.contains("let")) kept.add(e.closest(".r"));
    }
    for (const item of items) item.hidden = hides(item) || entryOf(item.dataset.f) !== undefined;
    for (const row of rows) {
      const hide = (few && !kept.has(row)) || (query !== "" && !words(row).includes(query));
      if (row.hidden !== hide) row.hidden = hide;
      n += !hide;
    }
    for (const block of blocks) {
      const left = [...block.children].reduce((sum, row) => sum + !row.hidden, 0);
      block.hidden = left === 0;
      block.style.containIntrinsicSize = left < block.children.length ? `${6 * left}rem` : ""; /* until it is seen */
    }
    $("text").classList.toggle("few", n < 100 && n < rows.length); /* their heights are worth knowing */
    $("none").hidden = n > 0;
    $("said").textContent = few || query ? said.rows.replace("{}", n).replace("{}", rows.length) : "";
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
    if (find) find.value = "";
    filter();
  };

  for (const button of only ? [...chips, only] : chips)
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(!pressed(button)));
      filter();
    });
  if (rule) rule.addEventListener("change", filter);
  let soon = 0;
  if (find)
    find.addEventListener("input", () => {
      clearTimeout(soon);
      soon = setTimeout(filter, rows.length > 2000 ? 200 : 40);
    });

  /* ---- going about ---- */

  const calm = { block: "center" };
  let here = null; /* the row or the note where the reader is */
  const go = (e) => {
    if (!e) return;
    for (const old of all(".r.at")) old.classList.remove("at");
    here = e;
    e.closest(".r").classList.add("at");
    e.tabIndex = -1;
    e.focus({ preventScroll: true });
    e.scrollIntoView(calm);
    requestAnimationFrame(() => e.scrollIntoView(calm)); /* rows on the way have their real heights now */
  };
  /* The first row in view. Blocks are asked first: rows that were never in view would have to be laid out. */
  const inView = (e) => !e.hidden && e.getBoundingClientRect().bottom > innerHeight / 4;
  const onScreen = () => {
    const block = blocks.find(inView);
    return block && ([...block.children].find(inView) || block.lastElementChild);
  };
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
  const openNotes = () => notes.filter((n) => !n.classList.contains("let"));
  const noteHere = () => {
    const e = document.activeElement.closest("article.note") || here;
    return e && (e.matches("article") ? e : e.querySelector("article.note:not([hidden])"));
  };

  const keys = {
    j: () => go(rowStep(1)),
    k: () => go(rowStep(-1)),
    n: () => go(step(openNotes(), 1)),
    p: () => go(step(openNotes(), -1)),
    d: () => toggle(noteHere()),
    "/": () => find && find.focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (e) => {
    const typing = e.target.matches("input:not([type=checkbox]), select, textarea");
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || help.open || (ask && ask.open)) return;
    if (e.key === "Escape") {
      if (find) find.blur();
      reset();
    } else if (!typing && $("letters").checked && Object.hasOwn(keys, e.key)) {
      e.preventDefault();
      keys[e.key]();
    }
  });
  $("keys").addEventListener("click", () => help.showModal());
  $("close").addEventListener("click", () => help.close());

  /* A link may lead to something that a filter hides, that is folded, or that stands in another part of the text. */
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1)), target = $(id);
    if (!target && id) {
      const there = all(`a[href$="#${CSS.escape(id)}"]`)[0];
      if (there && !there.getAttribute("href").startsWith("#")) location.replace(there.href);
      return;
    }
    if (target && target.closest("details")) target.closest("details").open = true;
    if (!target || !target.closest(".r")) return;
    if (target.closest("[hidden]")) reset();
    here = target.matches("article") ? target : target.closest(".r");
    requestAnimationFrame(() => target.scrollIntoView(calm));
  };
  addEventListener("hashchange", follow);

  /* ---- facts that answer each other light up together ---- */

  let lit = [];
  const light = (e) => {
    const one = e.target.closest ? e.target.closest("[data-k]") : null;
    for (const old of lit) old.classList.remove("lit");
    lit = one ? all(`[data-k="${one.dataset.k}"]`) : [];
    for (const mate of lit) mate.classList.add("lit");
  };
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, light);

  show();
  follow();
})();
