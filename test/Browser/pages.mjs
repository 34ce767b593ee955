// Tests of the HTML pages in headless Chromium: what a reader does with them, and that axe finds nothing.
// usage: node pages.mjs REPORT.html DIFF.html SEVERAL.html [FOLDER for screenshots]; ends with "N passed, N failed"
import { chromium } from 'playwright-core';
import axe from 'axe-core';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [report, diff, several, pictures] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let passed = 0;
let failed = 0;

function check(what, actual, expected = true) {
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is === shouldBe) { passed++; return; }
  failed++;
  console.log(`FAILED ${what}: expected ${shouldBe}, is ${is}`);
}

// A page in a window of its own, which may neither complain nor load anything but itself.
async function open(file, { hash = '', width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP: false, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.requests = [];
  page.on('console', message => page.complaints.push(message.text()));
  page.on('pageerror', error => page.complaints.push(error.message));
  page.on('request', request => page.requests.push(request.url().split('#')[0]));
  page.address = pathToFileURL(path.resolve(file)).href;
  await page.goto(page.address + hash);
  return page;
}

async function close(page, what) {
  check(`${what}: no complaint`, page.complaints, []);
  check(`${what}: no request`, page.requests.filter(url => url !== page.address && url !== 'data:,'), []);
  await page.context().close();
}

const rows = page => page.locator('tr[data-count]:visible').count();
const names = page => page.locator('tr[data-count]:visible .who b').allTextContents();
const said = page => page.locator('output').textContent();

async function accessible(page, what) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  check(`${what}: axe finds nothing`, violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3)}`), []);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  check(`${what}: the page does not scroll sideways`, fits);
}

async function looks(file, name) {
  const kinds = { light: {}, dark: { colorScheme: 'dark' }, narrow: { width: 375, height: 800 }, 'narrow-dark': { width: 375, height: 800, colorScheme: 'dark' } };
  for (const [kind, options] of Object.entries(kinds)) {
    const page = await open(file, options);
    await accessible(page, `${name} ${kind}`);
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}-${kind}.png`), fullPage: true });
    await close(page, `${name} ${kind}`);
  }
}

async function filtersOfReport() {
  const page = await open(report);
  check('all rows are shown', await rows(page), 8);
  check('all are counted', await said(page), '9 of 9 principals and subjects shown');
  const search = page.locator('input[name=q]');

  await search.fill('PIPE line');
  check('words are searched each by itself, in any case', await names(page), ['role/pipeline']);
  check('ways are narrowed with the rows', await page.locator('article.item:visible .who b').allTextContents(), ['role/pipeline']);
  check('the number shown is said', await said(page), '1 of 9 principals and subjects shown');
  check('it is said aloud', await page.locator('output').getAttribute('aria-live'), 'polite');
  check('the search is in the address', new URL(page.url()).hash, '#q=PIPE+line');
  await search.fill('no such thing');
  check('a search may find nothing', await rows(page), 0);

  await page.keyboard.press('Escape');
  check('Esc clears', [await rows(page), await search.inputValue()], [8, '']);
  await page.selectOption('select[name=kind]', { label: 'IAM user' });
  check('kinds are told apart', await names(page), ['user/kim']);
  await page.getByRole('button', { name: 'Clear' }).click();
  check('the button clears', await rows(page), 8);

  await page.selectOption('select[name=where]', 'pay');
  check('a namespace means all who may do something there', (await names(page)).map(name => name.split('/').pop()),
    ['admins', 'AWSReservedSSO_Auditors_0123456789abcdef', 'developers', 'contractors', 'on-call']);
  await page.selectOption('select[name=what]', 'edit');
  check('filters add up', await names(page), ['role/developers', 'role/contractors']);
  check('all filters are in the address', new URL(page.url()).hash, '#where=pay&what=edit');
  await page.keyboard.press('Escape');
  await page.selectOption('select[name=what]', 'RB021');
  check('a risk shows who has it', (await names(page)).includes('role/on-call') && !(await names(page)).includes('role/pipeline'));
  check('risks are narrowed with who has them', (await page.locator('section[aria-labelledby=cluster-0-risks] tr.item:visible .rule').allTextContents())
    .every(code => code === 'RB021'));
  await close(page, 'filters of the report');
}

async function filtersOfDiff() {
  const page = await open(diff);
  check('all changes are shown', [await rows(page), await said(page)], [6, '6 of 6 changes shown']);
  await page.selectOption('select[name=what]', 'granted');
  check('changes are told apart', await names(page), ['role/pipeline', 'user/kim', 'role/on-call-team']);
  check('empty cards are hidden', await page.locator('article:visible').count(), 3);
  await page.selectOption('select[name=what]', 'RB010');
  check('a risk of a change', await names(page), ['role/pipeline']);
  await page.keyboard.press('Escape');
  await page.selectOption('select[name=where]', 'pay');
  check('a namespace of a change takes in the whole cluster', await rows(page), 6);
  await page.selectOption('select[name=where]', '*');
  check('the whole cluster alone', await rows(page), 3);
  await page.keyboard.press('Escape');
  await page.locator('input[name=q]').fill('contractors');
  check('search in changes', await names(page), ['role/contractors']);
  await close(page, 'filters of the comparison');
}

async function address() {
  const page = await open(report, { hash: '#q=kim&what=admin' });
  check('the address filters', [await names(page), await page.locator('input[name=q]').inputValue()], [['user/kim'], 'kim']);
  await page.evaluate(() => { location.hash = '#q=pipeline'; });
  await page.waitForFunction(() => document.querySelector('select[name=what]').value === '');
  check('another address filters anew', await names(page), ['role/pipeline']);
  await page.evaluate(() => { location.hash = '#cluster-0-who-0'; });
  await page.waitForFunction(() => document.activeElement.id === 'cluster-0-who-0');
  check('a link to what is hidden shows it', await page.locator('#cluster-0-who-0').isVisible());
  await page.evaluate(() => { location.hash = '#what=%3Cscript%3E&q=%E0%A4%A'; });
  check('a made-up address breaks nothing', await page.locator('.lead').isVisible());
  await close(page, 'address');
}

async function keyboard() {
  const page = await open(report);
  await page.keyboard.press('Tab');
  check('Tab begins with a link to the answer', await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  check('that leads to the answer', await page.evaluate(() => document.activeElement.id), 'main');
  await page.keyboard.press('/');
  check('/ leads to the search', await page.evaluate(() => document.activeElement.name), 'q');
  await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
  check('an address that is reached late takes nobody away from the search', await page.evaluate(() => document.activeElement.name), 'q');
  await page.keyboard.type('a/b');
  check('/ can be searched for', await page.locator('input[name=q]').inputValue(), 'a/b');
  await page.keyboard.press('Escape');
  const stops = await page.evaluate(() => document.querySelectorAll('a[href], input, select, button, summary, [tabindex="0"]').length);
  await page.evaluate(() => document.activeElement.blur());
  const seen = new Set();
  let outlined = true;
  for (let i = 0; i < stops + 2; i++) {
    await page.keyboard.press('Tab');
    const { key, outline } = await page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const at = document.activeElement;
      return { key: at === document.body ? -1 : all.indexOf(at), outline: getComputedStyle(document.activeElement).outlineStyle };
    });
    if (key >= 0) { seen.add(key); outlined &&= outline !== 'none'; }
  }
  check('everything is reached by Tab', seen.size, stops);
  check('focus is seen everywhere', outlined);
  await close(page, 'keyboard');
}

async function print() {
  for (const [file, name] of [[report, 'report'], [diff, 'comparison']]) {
    const page = await open(file);
    const texts = () => page.evaluate(() => document.querySelector('main').innerText.replace(/\s+/g, ''));
    await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
    const onScreen = await page.locator('main td:visible, main li:visible').count();
    await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = false; }));
    await page.emulateMedia({ media: 'print' });
    check(`${name}: all is printed`, await page.locator('main td:visible, main li:visible').count(), onScreen);
    check(`${name}: controls are not printed`, await page.locator('#filters').isVisible(), false);
    check(`${name}: nothing is cut off`, await page.evaluate(() => [...document.querySelectorAll('.scroll')]
      .filter(box => getComputedStyle(box).overflowX !== 'visible' || box.scrollHeight > box.clientHeight + 1).length), 0);
    check(`${name}: there is text`, (await texts()).length > 1000);
    const pdf = await page.pdf({ format: 'A4' });
    if (pictures) fs.writeFileSync(path.join(pictures, `${name}.pdf`), pdf);
    await page.setViewportSize({ width: 690, height: 1000 }); // A4 within its margins
    check(`${name}: it fits on paper`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}-print.png`), fullPage: true });
    await close(page, `print of the ${name}`);
  }
}

async function withoutScript() {
  const page = await open(report, { javaScriptEnabled: false });
  check('without script no control is shown', await page.locator('#filters').isVisible(), false);
  check('without script all is shown', [await rows(page), await page.locator('article:visible').count(), await page.locator('.lead').isVisible()], [8, 8, true]);
  await close(page, 'without script');
}

async function severalClusters() {
  const page = await open(several);
  check('each cluster has its section', await page.locator('section.cluster').count(), 2);
  check('the contents name them', await page.locator('nav a').allTextContents(), ['shop', 'warehouse']);
  await page.locator('input[name=q]').fill('kim');
  check('filters go over all clusters', await names(page), ['user/kim', 'user/kim']);
  await page.keyboard.press('Escape');
  await accessible(page, 'several clusters');
  await close(page, 'several clusters');
}

async function motion() {
  const page = await open(report, { reducedMotion: 'reduce' });
  check('nothing moves where that is not wished', await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
  await close(page, 'reduced motion');
}

await looks(report, 'report');
await looks(diff, 'diff');
for (const test of [filtersOfReport, filtersOfDiff, address, keyboard, print, withoutScript, severalClusters, motion]) {
  try {
    await test();
  } catch (error) {
    check(`${test.name} runs to its end`, error.message, '');
  }
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
