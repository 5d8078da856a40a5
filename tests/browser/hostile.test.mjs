/* hostile.test.mjs — 500 takes at breaking out, in every field of the page: none runs, none asks for anything, all stand as they are. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fs, launch, open, path, room, run, write } from "./browser.mjs";

const shapes = [
  "<script>pwn(1)</script>", "<img src=x onerror=pwn(2)>", "<svg onload=pwn(3)>", "<svg/onload=pwn(4)//", "\"><script>pwn(5)</script>",
  "'><img src=x onerror='pwn(6)'>", "\" onmouseover=\"pwn(7)", "' autofocus onfocus='pwn(8)' x='", "</title><script>pwn(9)</script>",
  "</style><script>pwn(10)</script>", "</script><script>pwn(11)</script>", "<!--<script>pwn(12)//-->", "]]><script>pwn(13)</script>",
  "<a href=\"javascript:pwn(14)\">x</a>", "<iframe srcdoc=\"<script>parent.pwn(15)</script>\">", "<iframe src=\"http://example.invalid/16\">",
  "<link rel=stylesheet href=//example.invalid/17>", "<base href=//example.invalid/18/>", "<meta http-equiv=refresh content=\"0;url=//example.invalid/19\">",
  "<form action=//example.invalid/20><input name=x></form>", "<object data=//example.invalid/21>", "<video src=//example.invalid/22 autoplay>",
  "<style>@import'//example.invalid/23'</style>", "<p style=\"background:url(//example.invalid/24)\">", "<math><mtext><script>pwn(25)</script>",
  "<template><script>pwn(26)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=pwn(27)>\">", "<details open ontoggle=pwn(28)>",
  "<input autofocus onfocus=pwn(29)>", "<body onload=pwn(30)>", "&lt;script&gt;pwn(31)&lt;/script&gt;", "&#60;script&#62;pwn(32)&#60;/script&#62;", "&#x27;&quot;&amp;&copy;",
  "${pwn(34)}`${pwn(35)}`", "{{constructor.constructor('pwn(36)')()}}", "\\\"><script>pwn(37)</script>", "\\u003cscript\\u003epwn(38)\\u003c/script\\u003e",
  "%3Cscript%3Epwn(39)%3C/script%3E", "＜script＞pwn(40)＜/script＞", "<ScRiPt >pwn(41)</sCrIpT >", "<x onclick=pwn(42)>press</x>", "<bdi></bdi></bdi></div></section>",
  "</article></div></main></body></html>", "<plaintext>", "<xmp>", "<textarea><script>pwn(47)</script>", "<select><option><script>pwn(48)</script>", "<dialog open>x</dialog>",
  "<button popovertarget=help>x</button>", "<svg><a xlink:href=\"javascript:pwn(50)\"><text>x</text></a></svg>",
];
const around = [(s) => s, (s) => `数据${s}完`, (s) => `12.5%${s}7%`, (s) => `“${s}”`, (s) => `${s}${s}`, (s) => s.replaceAll(" ", "/"), (s) => s.toUpperCase(),
  (s) => s.replaceAll("<", "< "), (s) => s.replaceAll("'", "\""), (s) => `;${s};`];
const payloads = shapes.flatMap((s) => around.map((f) => f(s)));

const folder = room(), here = { cwd: folder };
let browser, context;

before(async () => {
  browser = await launch();
  context = await browser.newContext();
  await context.addInitScript(() => {
    window.pwned = [];
    window.pwn = (n) => window.pwned.push(n);
  });
});
after(() => browser.close());

/** Opens a page, goes over all of it, and holds that nothing of it ran. */
const harmless = async (file) => {
  const { page, wrong } = await open(context, file);
  for (const kind of ["mouseover", "focusin", "click"])
    await page.evaluate((k) => { for (const e of document.querySelectorAll(".rows [lang] *, .rows bdi, .side bdi")) e.dispatchEvent(new Event(k, { bubbles: k !== "click" })); }, kind);
  assert.deepEqual(await page.evaluate(() => window.pwned), []);
  assert.deepEqual(wrong, []);
  return page;
};

test("there are 500", () => assert.equal(payloads.length, 500));

test("in the texts", async () => {
  const zh = payloads.map((p, i) => `第${i}段：${p}`), en = payloads.map((p, i) => `Paragraph ${i}: ${p}`);
  fs.writeFileSync(path.join(folder, "zh.txt"), zh.join("\n"));
  fs.writeFileSync(path.join(folder, "en.txt"), en.join("\n"));
  for (const command of ["check", "align", "diff"]) {
    const page = await harmless(write(folder, `${command}.html`, [command, "--lines", ...(command === "diff" ? ["--lang", "en", "en.txt", "zh.txt"] : ["--source-lang", "zh", "--target-lang", "en", "zh.txt", "en.txt"])], here));
    const cells = await page.$$eval(".r[id]", (rows) => rows.map((r) => [...r.children].filter((c) => c.lang).map((c) => c.textContent)).flat());
    const text = cells.join("\n");
    for (const line of [...zh, ...en]) assert.ok(text.includes(line), `not as it was: ${line}`);
    assert.equal(await page.locator("iframe, object, form, base, link, img, video, script + script").count(), 0);
    await page.close();
  }
});

test("in what rules say", async () => {
  const rules = payloads.map((p, i) => `[style "r-${i}"]\ntarget = word${String(i).padStart(3, "0")}x\nmessage = ${p}.\nmessage-zh = ${p}。\n`);
  fs.writeFileSync(path.join(folder, "rules.ini"), rules.join("\n"));
  fs.writeFileSync(path.join(folder, "words.txt"), payloads.map((p, i) => `The word${String(i).padStart(3, "0")}x stands here.`).join("\n"));
  const page = await harmless(write(folder, "rules.html", ["check", "--config", "rules.ini", "--only", "style", "--lines", "words.txt"], here));
  const said = new Set(await page.$$eval(".say", (all) => all.map((e) => e.textContent)));
  for (const p of payloads) assert.ok([...said].some((s) => s.includes(p)), `not as it was: ${p}`);
  await page.close();
});

test("in the reasons of a baseline", async () => {
  const found = run(["check", "--config", "rules.ini", "--only", "style", "--lines", "words.txt", "-f", "jsonl"], here).trim().split("\n").map((l) => JSON.parse(l)).filter((f) => f.rule);
  assert.equal(found.length, 500);
  const base = found.map((f, i) => `${f.fingerprint}\t${f.rule}\t2026-03-01\t${payloads[i]}\n`);
  fs.writeFileSync(path.join(folder, "base.tsv"), `text\twords.txt\n${base.join("")}`);
  const page = await harmless(write(folder, "reasons.html", ["check", "--config", "rules.ini", "--only", "style", "--lines", "--baseline", "base.tsv", "words.txt"], here));
  const kept = await page.$$eval("#kept > li", (all) => all.map((e) => e.dataset.reason)), shown = await page.$$eval("article .why", (all) => all.map((e) => e.textContent));
  assert.deepEqual([...kept].sort(), [...payloads].sort());
  for (const p of payloads) assert.ok(shown.some((s) => s.endsWith(p)), `not as it was: ${p}`);
  await page.close();
});

/** Some payloads as a path: slashes make folders, which cannot have empty names. */
const asPath = (some, i) => `${i}/${some.join("/")}.txt`.replaceAll(/\/+/g, "/");

test("in names and paths", async () => {
  fs.writeFileSync(path.join(folder, "plain.txt"), "产值为5亿元。\n");
  for (let i = 0; i < payloads.length; i += 20) {
    const name = asPath(payloads.slice(i, i + 20), i), file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "Output was 5 billion yuan.\n");
    const page = await harmless(write(folder, "name.html", ["check", "plain.txt", name], here));
    const [shown, title, head] = await page.evaluate(() => [document.querySelectorAll(".inputs .name")[1].textContent, document.title, document.querySelector("#keep").dataset.head]);
    assert.equal(shown, name);
    assert.ok(title.includes(path.basename(name).replace(/\s+/g, " ").trim()), title);
    assert.equal(head, `pair\tplain.txt\t${path.posix.normalize(name)}`);
    await page.close();
  }
});
