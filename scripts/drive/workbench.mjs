// VS Code's window as a script sees it: what can be opened, typed and read there. The only file of the drive that knows
// the workbench's markup (VS Code 1.139).
import path from "node:path";

const TIMEOUT_MS = 30_000;
/** The workbench drops keys while it is busy, so a key that opens something is pressed again. */
const ATTEMPTS = 5;
const KEY_TIMEOUT_MS = 3_000;

const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"])';
const QUICK_INPUT_ROW = `${QUICK_INPUT} .quick-input-list .monaco-list-row`;
const EDITOR = ".editor-group-container.active .editor-instance .monaco-editor[data-uri]";
const SUGGESTION = ".editor-widget.suggest-widget.visible .monaco-list-row";
const PROBLEM = ".markers-panel .monaco-list-row";
const TEST = ".test-explorer .monaco-list-row";

export class Workbench {
  #page;
  #screenshots;

  /** `screenshots` is the folder that they go to. */
  constructor(page, screenshots) {
    this.#page = page;
    this.#screenshots = screenshots;
    page.setDefaultTimeout(TIMEOUT_MS);
  }

  /** Loads the workbench and waits until it stands; extensions may still be starting. */
  async open(url) {
    await this.#page.goto(url);
    await this.#page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 2 * TIMEOUT_MS });
    const started = () => performance.getEntriesByName("code/didStartWorkbench").length > 0;
    await this.#page.waitForFunction(started, undefined, { timeout: 2 * TIMEOUT_MS });
  }

  /** Gives the file, which lies among the screenshots unless the name says where. `clip` is the part to take. */
  async screenshot(name, clip) {
    const file = path.resolve(this.#screenshots, `${name}.png`);
    await this.#page.screenshot({ path: file, ...(clip === undefined ? {} : { clip }) });
    return file;
  }

  async resize(size) {
    await this.#page.setViewportSize(size);
  }

  async press(...keys) {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Types as a person does: with a pause after each key, so that suggestions come up on the way. */
  async type(text) {
    await this.#page.keyboard.type(text, { delay: 30 });
  }

  async runCommand(title) {
    await this.#pick("F1", `>${title}`, title);
  }

  /**
   * Picks a row of a list that the extension shows; gives that row and all `rows`, as a screen reader speaks them.
   * Long lists show only their first rows: `typed` narrows them, as a person would.
   */
  async pickFromList(text, typed = "") {
    await this.#page.locator(QUICK_INPUT_ROW).first().waitFor();
    if (typed !== "") await this.type(typed);
    const row = this.#page.locator(QUICK_INPUT_ROW).filter({ hasText: text }).first();
    await row.waitFor();
    const rows = await this.#labels(QUICK_INPUT_ROW);
    const picked = await row.getAttribute("aria-label");
    await row.click();
    await row.waitFor({ state: "hidden" });
    return { picked, rows };
  }

  /** Opens a file of the workspace by its name, which must be the only one of that name. */
  async openFile(name) {
    await this.#pick("Control+P", name, name);
    await this.#page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor();
    await this.#page.locator(`${EDITOR} .view-line`).first().waitFor();
  }

  /** Puts the cursor there; both count from 1. */
  async goTo(line, column) {
    await this.runCommand("View: Focus Active Editor Group");
    const input = await this.#openQuickInput("Control+G");
    await input.fill(`:${line}:${column}`);
    await this.#page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Takes back everything that was typed since the file was opened. */
  async revertFile() {
    await this.runCommand("View: Focus Active Editor Group");
    await this.runCommand("File: Revert File");
  }

  /** The rows of the suggestion list, as a screen reader speaks them. Waits until there are some. */
  async suggestions() {
    await this.#page.locator(SUGGESTION).first().waitFor();
    return this.#labels(SUGGESTION);
  }

  async acceptSuggestion(label) {
    await this.#page.locator(SUGGESTION).filter({ hasText: label }).first().click();
    await this.#page.locator(SUGGESTION).first().waitFor({ state: "hidden" });
  }

  /**
   * The visible lines of the active editor: `{ text, hints, shown }`. `hints` are the inlay hints of the line, which are
   * no part of its text; `shown` is both as they stand, the hints in angle brackets.
   */
  async lines() {
    return this.#page.locator(`${EDITOR} .view-line`).evaluateAll((elements) => {
      const plain = (text) => text.replace(/\u00a0/g, " ").replace(/[\u200b-\u200d]/g, "");
      const partsOf = (line) => {
        const parts = [];
        for (const span of line.querySelectorAll(":scope > span > span")) {
          const isHint = /\bdyn-rule-/.test(span.className);
          const last = parts.at(-1);
          if (last?.isHint === isHint) last.text += plain(span.textContent);
          else parts.push({ isHint, text: plain(span.textContent) });
        }
        return parts;
      };
      return elements
        .toSorted((a, b) => a.offsetTop - b.offsetTop)
        .map(partsOf)
        .map((parts) => ({
          text: parts.map((part) => (part.isHint ? "" : part.text)).join(""),
          hints: parts.filter((part) => part.isHint).map((part) => part.text.trim()),
          shown: parts.map((part) => (part.isHint ? `‹${part.text.trim()}›` : part.text)).join(""),
        }));
    });
  }

  /** The titles of the code lenses in view. */
  async codeLenses() {
    const titles = await this.#page.locator(`${EDITOR} .codelens-decoration a`).allTextContents();
    return titles.map((title) => title.trim());
  }

  /** What the Problems view lists under a file of that name, each with severity, message and place. */
  async problemsOf(fileName) {
    await this.runCommand("Problems: Focus on Problems View");
    await this.#page.locator(".markers-panel").waitFor();
    let isInFile = false;
    return (await this.#labels(PROBLEM)).filter((label) => {
      const file = / problems? in file (.+?) of folder /.exec(`${label} of folder `)?.[1];
      if (file !== undefined) isInFile = file === fileName;
      return file === undefined && isInFile;
    });
  }

  /** What the Test Explorer says: its rows in view with each one's state, and how many tests of the last run passed. */
  async tests() {
    await this.runCommand("Testing: Focus on Test Explorer View");
    await this.#page.locator(TEST).first().waitFor();
    const texts = await this.#page.locator(".test-explorer .result-summary div").allTextContents();
    const counts = texts.map((text) => /^(\d+)\/(\d+)$/.exec(text.trim())).find((found) => found !== null);
    const [, passed, total] = counts ?? [];
    return { rows: await this.#labels(TEST), passed: Number(passed ?? 0), total: Number(total ?? 0) };
  }

  /** Shows what is below a row of the Test Explorer. */
  async expandTest(label) {
    const row = this.#page.locator(`${TEST}[aria-expanded="false"]`).filter({ hasText: label }).first();
    await row.locator(".monaco-tl-twistie").click();
    await this.#page.locator(`${TEST}[aria-expanded="true"]`).filter({ hasText: label }).first().waitFor();
  }

  async #labels(rows) {
    return this.#page.locator(rows).evaluateAll((elements) => {
      return elements.toSorted((a, b) => a.offsetTop - b.offsetTop).map((row) => row.getAttribute("aria-label") ?? "");
    });
  }

  /**
   * Picks the row that says so, never "the first": the list changes while the workbench is busy. A list that lacks the
   * row is closed and opened again: a command may appear only when an extension has started.
   */
  async #pick(key, query, text) {
    const row = this.#page.locator(QUICK_INPUT_ROW).filter({ hasText: text }).first();
    await this.#repeat(async () => {
      const input = await this.#openQuickInput(key);
      await input.fill(query);
      try {
        await row.click({ timeout: KEY_TIMEOUT_MS });
      } catch (error) {
        await this.#page.keyboard.press("Escape");
        throw error;
      }
    });
  }

  async #openQuickInput(key) {
    const input = this.#page.locator(`${QUICK_INPUT} .quick-input-filter input`);
    await this.#repeat(async () => {
      await this.#page.keyboard.press(key);
      await input.waitFor({ timeout: KEY_TIMEOUT_MS });
    });
    return input;
  }

  async #repeat(action) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await action();
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }
}
