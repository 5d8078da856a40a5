/* accessible.test.mjs — WCAG 2.2 AA by axe, in light and dark, in both languages; what the page is to eyes and to paper. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe, corpus, launch, open, path, room, run, write, fs } from "./browser.mjs";

const folder = room(), press = corpus("press-release"), talk = corpus("conference-transcript");
let browser;

before(async () => (browser = await launch()));
after(() => browser.close());

/** Dismisses the first finding in a baseline, so that the page has one that is. */
const baseline = () => {
  const file = path.join(press, "en.errors.txt"), source = path.join(press, "zh.txt");
  run(["check", source, file, "--only", "figures.value", "--baseline", path.join(folder, "base.tsv"), "--update-baseline", "--reason", "the desk knows", "--date", "2026-03-01"]);
  return ["check", source, file, "--baseline", path.join(folder, "base.tsv")];
};

const pages = {
  "errors": () => baseline(),
  "clean": () => ["check", path.join(press, "zh.txt"), path.join(press, "en.txt")],
  "one text": () => ["check", path.join(talk, "en.txt")],
  "diff": () => ["diff", path.join(press, "en.txt"), path.join(press, "en.errors.txt")],
  "align": () => ["align", path.join(talk, "zh.txt"), path.join(talk, "en.txt")],
};

for (const [name, args] of Object.entries(pages))
  for (const [colorScheme, words] of [["light", "en"], ["dark", "zh"]])
    test(`axe finds nothing: ${name}, ${colorScheme}, ${words}`, async () => {
      const file = write(folder, `${name}.${words}.html`, [...args(), "--ui-lang", words]);
      const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 1440, height: 900 } });
      const { page } = await open(context, file);
      await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
      await page.addScriptTag({ content: axe });
      const result = await page.evaluate(() =>
        axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }));
      assert.deepEqual(result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" ")}`), []);
      await context.close();
    });

test("the page wraps at every width, and stacks below 700 pixels", async () => {
  const file = write(folder, "wrap.html", pages.errors());
  for (const width of [1440, 1024, 390, 320]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const { page, wrong } = await open(context, file);
    const shape = await page.evaluate(() => {
      const cells = [...document.querySelector("#r1").querySelectorAll(":scope > [lang]")].map((c) => c.getBoundingClientRect());
      return { over: document.documentElement.scrollWidth - innerWidth, stacked: cells[1].top >= cells[0].bottom };
    });
    assert.ok(shape.over <= 0, `${shape.over} pixels too wide at ${width}`);
    assert.equal(shape.stacked, width < 700, `at ${width}`);
    assert.deepEqual(wrong, []);
    await context.close();
  }
});

test("every cell of text says its language, and so does the page", async () => {
  const context = await browser.newContext(), { page } = await open(context, write(folder, "lang.html", [...pages.errors(), "--ui-lang", "zh"]));
  assert.equal(await page.getAttribute("html", "lang"), "zh-Hans");
  const langs = await page.$$eval(".r[id] > div:not(.void, .notes)", (cells) => [...new Set(cells.map((c) => c.lang))].sort());
  assert.deepEqual(langs, ["en", "zh-Hans"]);
  await context.close();
});

test("on paper stand the findings and their rows, across, none cut", async () => {
  const context = await browser.newContext(), { page } = await open(context, write(folder, "print.html", pages.errors()));
  await page.emulateMedia({ media: "print" });
  const rows = await page.$$eval(".r[id]", (all) =>
    all.map((r) => ({ found: r.classList.contains("f"), shown: getComputedStyle(r).display !== "none", inside: getComputedStyle(r).breakInside })));
  assert.ok(rows.some((r) => r.found) && rows.some((r) => !r.found));
  for (const row of rows) {
    assert.equal(row.shown, row.found);
    if (row.shown) assert.equal(row.inside, "avoid");
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1"), box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
  assert.ok(Math.abs(box[1] - 842) < 2 && Math.abs(box[2] - 595) < 2, `${box[1]} x ${box[2]}`);
  await context.close();
});

test("nothing moves for those who asked for that", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" }), { page } = await open(context, write(folder, "calm.html", pages.errors()));
  const moving = await page.$$eval("*", (all) => all.filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0 || getComputedStyle(e).animationName !== "none").length);
  assert.equal(moving, 0);
  await context.close();
});

test("without a script all of it can be read, and links lead", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false }), file = write(folder, "bare.html", pages.errors());
  const { page, wrong } = await open(context, file);
  assert.ok(await page.locator(".verdict h1").isVisible());
  assert.ok(await page.locator("#r1").isVisible());
  assert.equal(await page.locator("#find").isVisible(), false);
  assert.equal(await page.locator("#save").isVisible(), false);
  await page.locator(".found li a").first().click();
  assert.match(page.url(), /#f-[0-9a-f]{16}$/);
  assert.ok(await page.locator("article:target").isVisible());
  await page.locator("#r1 > .n").click();
  assert.ok(await page.locator("#r1 > .y").isVisible());
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the same input is the same page, whatever the clock says", () => {
  const one = fs.readFileSync(write(folder, "one.html", pages.errors())), two = fs.readFileSync(write(folder, "two.html", pages.errors(), { env: { SOURCE_DATE_EPOCH: "1", TZ: "Asia/Shanghai" } }));
  assert.ok(one.equals(two));
});
