// Reads the command line of desktop `code`, as far as test runners use it.

/** Options that may come as "--name value"; every other option takes its value after "=" or has none. */
const WITH_VALUE = new Set([
  "extensionDevelopmentPath",
  "extensionTestsPath",
  "user-data-dir",
  "extensions-dir",
  "folder-uri",
  "file-uri",
  "locale",
  "log",
  "profile",
  "disable-extension",
  "inspect-extensions",
  "inspect-brk-extensions",
  "install-extension",
  "uninstall-extension",
]);

/** Gives `{ has(name), all(name), last(name), files }`; an option may be given more than once. */
export function parseCommandLine(commandLine) {
  const options = new Map();
  const files = [];
  for (let index = 0; index < commandLine.length; index++) {
    const word = commandLine[index];
    if (word === "--") {
      files.push(...commandLine.slice(index + 1));
      break;
    }
    const option = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(word);
    if (option === null) {
      files.push(word);
      continue;
    }
    const [, name, joined] = option;
    const takesNext = joined === undefined && WITH_VALUE.has(name) && index + 1 < commandLine.length;
    if (takesNext) index++;
    const value = joined ?? (takesNext ? commandLine[index] : "");
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  const all = (name) => options.get(name) ?? [];
  return { has: (name) => options.has(name), all, last: (name) => all(name).at(-1), files };
}
