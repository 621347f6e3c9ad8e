/** How far the reading of saved events is: for the user who waits, and for the one who interrupts. */

import { defineMessages, type Locale, type Message } from "../language/index.js";
import type { Terminal } from "./terminal.js";

const messages = defineMessages("progress", {
  known: {
    en: "{done} of {total} · {rate} events/s · matches: {matches} · {left} left",
    es: "{done} de {total} · {rate} eventos/s · coincidencias: {matches} · faltan {left}",
    "pt-br": "{done} de {total} · {rate} eventos/s · correspondências: {matches} · faltam {left}",
  },
  unknown: {
    en: "{done} · {rate} events/s · matches: {matches}",
    es: "{done} · {rate} eventos/s · coincidencias: {matches}",
    "pt-br": "{done} · {rate} eventos/s · correspondências: {matches}",
  },
  interrupted: {
    en: "Interrupted after {done}: the counts are those so far.",
    es: "Interrumpido tras {done}: los recuentos son los obtenidos hasta ahora.",
    "pt-br": "Interrompido após {done}: as contagens são as obtidas até agora.",
  },
  interruptedOf: {
    en: "Interrupted after {done} of {total}: the counts are those so far, not those of all events.",
    es: "Interrumpido tras {done} de {total}: los recuentos son los obtenidos hasta ahora, no los de todos los eventos.",
    "pt-br": "Interrompido após {done} de {total}: as contagens são as obtidas até agora, não as de todos os eventos.",
  },
});

/** What is over sooner needs no progress. */
const FIRST_MILLISECONDS = 1_000;
const BETWEEN_MILLISECONDS = 100;

/** A class, because it counts and keeps the time. That is `Date`'s: Node takes longer to load `performance` than to read a file. */
export class Progress {
  #read = 0;
  readonly #began = Date.now();
  #next = this.#began + FIRST_MILLISECONDS;

  /** @param total of all bytes to read; `undefined` where that is not known */
  constructor(
    readonly terminal: Terminal,
    readonly total: number | undefined,
  ) {}

  readonly onRead = (bytes: number): void => {
    this.#read += bytes;
  };

  /** Draws how far it is, where somebody watches and it is time to. */
  show(events: number, matches: () => number): void {
    const { status } = this.terminal;
    if (status === undefined) return;
    const now = Date.now();
    if (now < this.#next) return;
    this.#next = now + BETWEEN_MILLISECONDS;
    status.show(this.terminal.text(this.#state(events, matches(), (now - this.#began) / 1_000)));
  }

  end(): void {
    this.terminal.status?.wipe();
  }

  interruption(): Message {
    const { done, total } = this.#amounts;
    return total === undefined ? messages.interrupted({ done }) : messages.interruptedOf({ done, total });
  }

  #state(events: number, matches: number, seconds: number): Message {
    const { terminal, total } = this;
    const rate = terminal.number(Math.round(events / seconds));
    const values = { done: this.#amounts.done, rate, matches: terminal.number(matches) };
    if (total === undefined || this.#read === 0) return messages.unknown(values);
    const left = durationInWords(Math.max(0, total - this.#read) * (seconds / this.#read));
    return messages.known({ ...values, total: this.#amounts.total ?? "", left });
  }

  get #amounts(): { readonly done: string; readonly total: string | undefined } {
    const { locale } = this.terminal;
    const total = this.total === undefined ? undefined : bytesInWords(this.total, locale);
    return { done: bytesInWords(this.#read, locale), total };
  }
}

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** @example bytesInWords(1_234_567, "es") // "1,2 MB" */
export function bytesInWords(bytes: number, locale: Locale): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 999.5 && unit < UNITS.length - 1; unit++) value /= 1_000;
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0);
  return `${locale === "en" ? digits : digits.replace(".", ",")} ${UNITS[unit] ?? ""}`;
}

/** The same in all our languages. */
export function durationInWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.ceil(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
