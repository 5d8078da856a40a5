/* browser.mjs — pages made by the program, in a browser that tells of everything they should not do.
 *
 * DUIZHAO is the program, DUIZHAO_BROWSER_MODULES the folder that holds node_modules (tests/browser/run sets both).
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules = createRequire(path.join(process.env.DUIZHAO_BROWSER_MODULES, "package.json"));
const { chromium } = modules("playwright-core");

export const program = process.env.DUIZHAO;
export const root = fileURLToPath(new URL("../..", import.meta.url));
export const corpus = (name) => path.join(root, "corpora", name);
export const axe = fs.readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");

/** A folder of its own, gone when the tests end. */
export const room = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-browser-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Runs the program; findings (1) are no failure. Answers what it wrote. */
export const run = (args, options = {}) => {
  const env = { ...process.env, DUIZHAO_LEXICON: "", LC_ALL: "C.UTF-8", ...options.env };
  const done = spawnSync(program, args, { maxBuffer: 1 << 28, ...options, env });
  if (done.status !== 0 && done.status !== 1) throw new Error(`${program} ${args.join(" ")}: ${done.status} ${done.stderr}`);
  return done.stdout.toString();
};

/** Writes a page and answers its path. */
export const write = (folder, name, args, options) => {
  const file = path.join(folder, name);
  run([...args, "-f", "html", "-o", file], options);
  return file;
};

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

/** Opens a file. 'wrong' gathers errors, messages, dialogs, and requests for anything but files beside it. */
export const open = async (context, file, { hash = "" } = {}) => {
  const page = await context.newPage(), wrong = [], url = pathToFileURL(file).href, folder = url.slice(0, url.lastIndexOf("/") + 1);
  page.on("console", (m) => wrong.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`error: ${e.message}`));
  page.on("dialog", (d) => {
    wrong.push(`dialog: ${d.message()}`);
    d.dismiss();
  });
  page.on("request", (r) => {
    if (!r.isNavigationRequest() || !r.url().startsWith(folder)) wrong.push(`request: ${r.url()}`);
  });
  await page.goto(url + hash);
  return { page, wrong };
};

export { execFileSync, fs, path };
