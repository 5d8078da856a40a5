/* measure.mjs — how long a page takes in Chromium: to the first paint, to be loaded, to filter and to jump. Run by scripts/bench.
 *
 *     node tests/browser/measure.mjs PAGE [RUNS]      DUIZHAO_BROWSER_MODULES as for the tests
 */
import { fs, launch } from "./browser.mjs";
import { pathToFileURL } from "node:url";

const [file, runs = "5"] = process.argv.slice(2), browser = await launch();
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const took = {};
const note = (name, ms) => (took[name] ??= []).push(ms / 1000);

/** The time from an action of the script until the frame that shows it. */
const timed = (page, action) =>
  page.evaluate(`new Promise((done) => {
    const start = performance.now();
    (${action})();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  })`);

for (let i = 0; i < +runs; i++) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    load: performance.getEntriesByType("navigation")[0].loadEventEnd,
  }));
  note("first paint", times.paint);
  note("load", times.load);
  note("filter", await timed(page, `() => document.getElementById("only").click()`));
  note("filter undone", await timed(page, `() => document.getElementById("only").click()`));
  note("jump", await timed(page, `() => { location.hash = document.querySelectorAll(".r[id]")[Math.floor(document.querySelectorAll(".r[id]").length * 0.7)].id }`));
  note("next finding", await timed(page, `() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }))`));
  await page.close();
}
await browser.close();
console.log(`${file.split("/").at(-1)}: ${(fs.statSync(file).size / 1e6).toFixed(2)} MB; ` +
  Object.entries(took).map(([name, list]) => `${name} ${median(list).toFixed(2)} s`).join(", "));
