// Stagehand reading pages, as a peer in measurements: `node peer_stagehand.mjs FOLDER BROWSER`, where FOLDER is the
// one in which npm has installed it. It needs no model for that.
//
// Takes an address a line and answers a line of JSON: {"milliseconds", "text"}, of the tree that a model would be
// sent. The page is opened before the clock runs.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder, browser] = process.argv.slice(2);
const found = createRequire(join(resolve(folder), 'index.js')).resolve('@browserbasehq/stagehand');
const { Stagehand } = await import(pathToFileURL(found));
const stagehand = new Stagehand({
  env: 'LOCAL', verbose: 0, disablePino: true,
  localBrowserLaunchOptions: {
    executablePath: browser, headless: true, viewport: { width: 1280, height: 800 }, args: ['--no-sandbox'],
  },
});
await stagehand.init();
const page = stagehand.context.pages()[0];
let address = '';
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== address) await page.goto(address = line);
  const began = performance.now();
  const { formattedTree: text } = await page.snapshot();
  process.stdout.write(`${JSON.stringify({ milliseconds: performance.now() - began, text })}\n`);
}
await stagehand.close();
