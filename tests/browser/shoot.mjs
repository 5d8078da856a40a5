/* shoot.mjs — the picture of the page that README.md shows.
 *
 *     tests/browser/shoot [SET [FILE]]      run by tests/browser/shoot, which sets DUIZHAO and DUIZHAO_BROWSER_MODULES
 *
 * The pair is of corpora/ with its planted errors, read by names that hold on every machine, so that the picture
 * changes only where the page or the findings do.
 */
import { launch, open, path, root, room, write } from "./browser.mjs";

const [set = "press-release", picture = path.join(root, "docs", "images", "page.png")] = process.argv.slice(2);
const pair = [`corpora/${set}/zh.txt`, `corpora/${set}/en.errors.txt`];
const file = write(room(), "page.html", ["check", ...pair], { cwd: root });
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1440, height: 944 }, deviceScaleFactor: 0.75, colorScheme: "light" });
const { page, wrong } = await open(context, file);
if (wrong.length) throw new Error(wrong.join("\n"));
await page.screenshot({ path: picture });
await browser.close();
