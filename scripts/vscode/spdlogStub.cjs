// Stands in for VS Code's native logger, which would need a compiler. It must really write: output channels are log
// files that the workbench reads back.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const LEVELS = ["trace", "debug", "info", "warning", "error", "critical"];
const INFO = LEVELS.indexOf("info");

class Logger {
  constructor(file) {
    this.file = file;
    this.level = INFO;
    this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.append("");
  }
  put(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    this.append(this.raw ? String(message) : `${time} [${LEVELS[level]}] ${message}\n`);
  }
  append(text) {
    try {
      fs.appendFileSync(this.file, text);
    } catch {
      // The folder of a host that is shutting down may be gone; a lost log line is no reason to fail.
    }
  }
  trace(message) {
    this.put(0, message);
  }
  debug(message) {
    this.put(1, message);
  }
  info(message) {
    this.put(2, message);
  }
  warn(message) {
    this.put(3, message);
  }
  error(message) {
    this.put(4, message);
  }
  critical(message) {
    this.put(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.raw = false;
  }
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
}

const nothing = () => {};
const createLogger = async (_name, file) => new Logger(file);

// One assignment each: VS Code imports these by name, and Node finds names of a CommonJS module only in this form.
exports.version = 0;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.shutdown = nothing;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
