/* use.test.mjs — the page by keyboard alone: going about, filters, search, and what is dismissed. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { corpus, fs, launch, open, path, room, run, write } from "./browser.mjs";

const folder = room(), press = corpus("press-release");
const texts = { zh: "zh.txt", en: "en.txt" };
fs.copyFileSync(path.join(press, "zh.txt"), path.join(folder, texts.zh));
fs.copyFileSync(path.join(press, "en.errors.txt"), path.join(folder, texts.en));
const here = { cwd: folder };
const file = write(folder, "page.html", ["check", texts.zh, texts.en], here);
let browser, context, page, wrong;

before(async () => (browser = await launch()));
after(() => browser.close());
beforeEach(async () => {
  if (context) await context.close();
  context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1440, height: 900 } });
  ({ page, wrong } = await open(context, file));
});

const press_ = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
const focused = () => page.evaluate(() => document.activeElement.id);
const shownRows = () => page.locator(".r[id]:visible").count();

test("Tab reaches every control, and each shows that it has the focus", async () => {
  const wanted = await page.$$eval(".bar button, .bar select, .bar input, .side summary, #save, #open", (all) => all.length);
  const seen = new Set();
  for (let i = 0; i < 400 && seen.size < wanted; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement, style = getComputedStyle(e.id === "open" ? e.closest("label") : e);
      if (!e.matches(".bar button, .bar select, .bar input, .side summary, #save, #open")) return null;
      return { name: [...document.querySelectorAll("*")].indexOf(e), outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
    });
    if (at) {
      assert.ok(at.outline, `${at.name} does not show its focus`);
      seen.add(at.name);
    }
  }
  assert.equal(seen.size, wanted, [...seen].join(", "));
  assert.deepEqual(wrong, []);
});

test("n and p go from finding to finding, j and k from row to row", async () => {
  const ids = await page.$$eval("article.note", (all) => all.map((a) => a.id));
  await press_("n");
  assert.equal(await focused(), ids[0]);
  await press_("n", "n", "p");
  assert.equal(await focused(), ids[1]);
  const row = await page.evaluate(() => document.activeElement.closest(".r").id);
  await press_("j");
  assert.equal(await focused(), `r${+row.slice(1) + 1}`);
  await press_("k");
  assert.equal(await focused(), row);
  assert.ok(await page.locator(`#${row} > .y`).isVisible());
  const box = await page.locator(`#${row}`).boundingBox();
  assert.ok(box.y >= 0 && box.y < 900);
});

test("? tells the keys, and they can be turned off", async () => {
  await press_("?");
  assert.ok(await page.locator("#help").isVisible());
  await page.locator("#letters").focus();
  await press_("Space", "Escape", "n");
  assert.equal(await page.locator("#help").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.tagName === "ARTICLE"), false);
});

test("search knows neither width nor case, and needs no spaces in Chinese", async () => {
  const all = await shownRows();
  await press_("/");
  assert.equal(await focused(), "find");
  await page.keyboard.type("１１.６平方公里");
  await page.waitForTimeout(150);
  const some = await shownRows();
  assert.ok(some > 0 && some < all);
  assert.match(await page.locator("#r4").innerText(), /11.6/);
  await press_("Escape");
  await page.waitForTimeout(50);
  assert.equal(await shownRows(), all);
  await press_("/");
  await page.keyboard.type("TINGLUO");
  await page.waitForTimeout(150);
  assert.ok(await shownRows() < all && await shownRows() > 1);
  await page.keyboard.type("no such words");
  await page.waitForTimeout(150);
  assert.ok(await page.locator("#none").isVisible());
});

test("severity, rule and 'only' filter", async () => {
  const all = await shownRows(), rows = await page.locator(".r.f").count();
  await page.locator("#only").focus();
  await press_("Space");
  assert.equal(await shownRows(), rows);
  await page.locator("[data-show='3']").focus();
  await press_("Space");
  assert.ok(await shownRows() < rows);
  assert.equal(await page.locator("article.critical:visible").count(), 0);
  await press_("Escape");
  assert.equal(await shownRows(), all);
  await page.locator("#rule").selectOption("figures.value");
  const rules = await page.$$eval("article.note:not([hidden])", (notes) => [...new Set(notes.map((n) => n.dataset.r))]);
  assert.deepEqual(rules, ["figures.value"]);
});

test("facts that answer each other light up on focus and under the pointer", async () => {
  for (const put of [(e) => e.focus(), (e) => e.hover()]) {
    const one = page.locator("#r3 [lang=en] .g.a").first();
    await put(one);
    const k = await one.getAttribute("data-k");
    const lit = await page.$$eval(".lit", (all) => all.map((e) => `${e.dataset.k} ${e.closest("[lang]").lang} ${e.tagName}`));
    assert.ok(lit.includes(`${k} en SPAN`) && lit.includes(`${k} zh-Hans SPAN`) && lit.includes(`${k} en TR`), lit.join("; "));
    await page.mouse.move(0, 0);
  }
});

test("a link to a finding leads there, though a filter hid it", async () => {
  const id = await page.$$eval("article.critical", (all) => all.at(-1).id);
  await page.locator("[data-show='3']").click();
  await page.evaluate((hash) => (location.hash = hash), id);
  await page.waitForTimeout(200);
  const box = await page.locator(`#${id}`).boundingBox();
  assert.ok(box && box.y > 0 && box.y + box.height < 900);
});

/** Dismisses the finding that has the focus. */
const dismiss = async (reason) => {
  await press_("d");
  assert.ok(await page.locator("#ask").isVisible());
  await page.keyboard.type(reason);
  await press_("Enter");
};

const save = async () => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  const to = path.join(folder, "dismissed.tsv");
  await download.saveAs(to);
  return to;
};

const left = (...more) => {
  const lines = run(["check", texts.zh, texts.en, "-f", "jsonl", ...more], here).trim().split("\n").map((l) => JSON.parse(l));
  return lines.filter((l) => l.rule && !l.suppressed).map((l) => l.fingerprint).sort();
};

test("what is dismissed stays so, and the program reads the baseline that the page saves", async () => {
  const before_ = left();
  await press_("n");
  await press_("d", "Enter"); /* without a reason nothing is dismissed */
  assert.ok(await page.locator("#ask").isVisible());
  await press_("Escape");
  const first = (await focused()).slice(2);
  await dismiss("核对过，原文如此 <b>\"ok\"</b>");
  await press_("n");
  const second = (await focused()).slice(2);
  await dismiss("the desk\tknows");
  await page.reload();
  assert.equal(await page.locator("article.let").count(), 2);
  assert.ok(await page.locator("#since").isVisible());
  assert.equal(await page.locator("#kept > li:visible").count(), 2);
  assert.equal(await page.locator(`.g.let[href="#f-${first}"]`).count(), 2);

  const baseline = await save(), text = fs.readFileSync(baseline, "utf8");
  assert.match(text, /^# duizhao: .*\npair\tzh.txt\ten.txt\n/);
  assert.match(text, /\tthe desk knows\n/);
  assert.deepEqual(left("--baseline", baseline), before_.filter((f) => f !== first && f !== second));

  /* Written by the program anew it is the same file. */
  fs.copyFileSync(baseline, path.join(folder, "again.tsv"));
  run(["check", texts.zh, texts.en, "--only", "text.language", "--baseline", "again.tsv", "--update-baseline", "--reason", "x"], here);
  assert.equal(fs.readFileSync(path.join(folder, "again.tsv"), "utf8"), text);

  /* The page that is made with it shows them; one that is restored there is gone from the next baseline. */
  const next = write(folder, "next.html", ["check", texts.zh, texts.en, "--baseline", "dismissed.tsv"], here);
  const other = await browser.newContext({ acceptDownloads: true });
  ({ page, wrong } = await open(other, next));
  assert.equal(await page.locator("article.let").count(), 2);
  assert.equal(await page.locator("#since").isVisible(), false);
  assert.match(await page.locator(`#f-${first} .why`).innerText(), /核对过，原文如此 <b>"ok"<\/b>/);
  await page.evaluate((f) => (location.hash = `f-${f}`), first);
  await page.waitForTimeout(100);
  await press_("d");
  await page.reload();
  assert.equal(await page.locator("article.let").count(), 1);
  assert.deepEqual(left("--baseline", await save()), before_.filter((f) => f !== second));
  assert.deepEqual(wrong, []);
  await other.close();
});

test("a baseline that is opened keeps what it says of other texts", async () => {
  const [one] = left(), others = "# ours\npair\ta/zh.txt\ta/en.txt\n0123456789abcdef\tfigures.value\t2025-01-02\told\ntext\tz.txt\nfedcba9876543210\trepeats.word\t2025-01-03\t\n";
  fs.writeFileSync(path.join(folder, "ours.tsv"), `${others}pair\tzh.txt\ten.txt\n${one}\tfigures.value\t2025-02-03\tseen\n`);
  await page.locator("#open").setInputFiles(path.join(folder, "ours.tsv"));
  await page.waitForFunction(() => document.querySelectorAll("article.let").length === 1);
  const saved = fs.readFileSync(await save(), "utf8");
  assert.equal(saved, `# ours\npair\ta/zh.txt\ta/en.txt\n0123456789abcdef\tfigures.value\t2025-01-02\told\npair\tzh.txt\ten.txt\n${one}\tfigures.value\t2025-02-03\tseen\ntext\tz.txt\nfedcba9876543210\trepeats.word\t2025-01-03\t\n`);
  fs.writeFileSync(path.join(folder, "bad.tsv"), "pair\ta\tb\nno entry\n");
  await page.locator("#open").setInputFiles(path.join(folder, "bad.tsv"));
  await page.waitForFunction(() => document.querySelector("#kept-said").textContent.includes("2"));
  assert.deepEqual(wrong, []);
});

test("what is kept is kept for these texts alone", async () => {
  await press_("n");
  await dismiss("seen");
  fs.writeFileSync(path.join(folder, "en2.txt"), fs.readFileSync(path.join(folder, texts.en), "utf8") + "\nOne more line.\n");
  const other = write(folder, "other.html", ["check", texts.zh, "en2.txt"], here);
  ({ page, wrong } = await open(context, other));
  assert.equal(await page.locator("article.let").count(), 0);
});

test("rows beyond ten thousand stand in files beside the page", async () => {
  const zh = [], en = [];
  for (let i = 0; i < 10500; i++) {
    zh.push(`第${i + 1}号仓库有货物${i + 3}吨。`);
    en.push(`Warehouse No. ${i + 1} holds ${i === 10400 ? i + 5 : i + 3} tons of cargo.`);
  }
  fs.writeFileSync(path.join(folder, "many.zh.txt"), zh.join("\n"));
  fs.writeFileSync(path.join(folder, "many.en.txt"), en.join("\n"));
  const many = write(folder, "many & more.html", ["check", "--lines", "--only", "figures", "many.zh.txt", "many.en.txt"], here);
  assert.deepEqual(fs.readdirSync(folder).filter((f) => f.startsWith("many &")).sort(), ["many & more.1.html", "many & more.2.html", "many & more.html"]);
  ({ page, wrong } = await open(context, many));
  const link = page.locator(".found li a").first(), id = (await link.getAttribute("href")).split("#")[1];
  await link.click();
  await page.waitForURL(/more\.2\.html/);
  assert.ok(await page.locator(`#${id}`).isVisible());
  assert.ok(await page.locator("#r10401").isVisible());
  await press_("n", "d");
  await page.keyboard.type("known");
  await press_("Enter");
  await page.locator(".verdict .parts a").first().click();
  await page.waitForURL(/more\.html/);
  assert.ok(await page.locator("#since").isVisible());
  await page.goto(page.url().split("#")[0] + "#" + id); /* a link to the whole leads on to the part */
  await page.waitForURL(/more\.2\.html/);
  assert.deepEqual(wrong, []);
});
