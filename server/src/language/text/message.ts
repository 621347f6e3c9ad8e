/**
 * Messages in all the languages that we speak. A message is data: its key, its texts and the values for their
 * `{placeholders}`. It becomes a string only at the edge (language server, command line), where the reader's language
 * is known. Each table keeps the three texts of a message side by side, so none can be forgotten.
 */

export const LOCALES = ["en", "es", "pt-br"] as const;
export type Locale = (typeof LOCALES)[number];

export type Texts = Readonly<Record<Locale, string>>;

export interface Message {
  readonly key: string;
  readonly texts: Texts;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** A message among the values is rendered in the same language, and a count with its digits in groups. */
export type MessageValue = string | number | Count | Message;

export interface Count {
  readonly count: number;
}

type PlaceholdersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

type MessageFunction<Text extends string> = [PlaceholdersOf<Text>] extends [never]
  ? () => Message
  : (values: Readonly<Record<PlaceholdersOf<Text>, MessageValue>>) => Message;

/**
 * Makes one function a message from a table of texts. The key of each is `<area>.<name>`. The placeholders of the
 * English text are the function's parameter.
 *
 * @example
 * const messages = defineMessages("fix", { quote: { en: "Put {value} in quotes", es: "…", "pt-br": "…" } });
 * messages.quote({ value: "root" }) // a Message
 */
export function defineMessages<const Table extends Readonly<Record<string, Texts>>>(
  area: string,
  table: Table,
): { readonly [Name in keyof Table]: MessageFunction<Table[Name]["en"]> } {
  const functions: Record<string, (values?: Message["values"]) => Message> = {};
  for (const [name, texts] of Object.entries(table)) {
    functions[name] = (values = {}) => ({ key: `${area}.${name}`, texts, values });
  }
  return functions as { [Name in keyof Table]: MessageFunction<Table[Name]["en"]> };
}

/**
 * The text of a message in a language. Placeholders without a value stay as they are written.
 *
 * @example render(messages.quote({ value: "root" }), "en") // "Put root in quotes"
 */
export function render(message: Message, locale: Locale): string {
  return message.texts[locale].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(message.values, name) ? message.values[name] : undefined;
    if (typeof value !== "object") return value === undefined ? placeholder : String(value);
    return "count" in value ? groupedDigits(value.count, locale) : render(value, locale);
  });
}

/**
 * A count as the language writes it: 320,000 or 320.000. Written out, because the platform's own way takes as long to
 * start as the analysis of a filter. Spanish leaves four digits together.
 */
export function groupedDigits(count: number, locale: Locale): string {
  const digits = String(count);
  if (locale === "es" && digits.length <= 4) return digits;
  return digits.replace(/\B(?=(?:\d{3})+$)/g, locale === "en" ? "," : ".");
}

/** The language of ours that serves a reader best, from a tag such as `pt-BR`, `es_MX.UTF-8`; English where none does. */
export function localeFor(tag: string | undefined): Locale {
  const language = tag?.toLowerCase().replace("_", "-") ?? "";
  if (language.startsWith("pt")) return "pt-br";
  return language.startsWith("es") ? "es" : "en";
}
