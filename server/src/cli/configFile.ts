/**
 * The settings of a project: `rulewright.json` or `.rulewright.json` in the folder where the user stands or above it.
 * Data only, the same as the editor's section `rulewright`. In an editor a wrong setting counts as unset; here, where
 * nobody would see that, it is wrong usage.
 */

import { resolve } from "node:path";
import {
  defineMessages,
  EVENT_TYPES,
  FILTER_CODES,
  type Message,
  PACK_CODES,
  parseJson,
  SEVERITIES,
  suggestName,
} from "../language/index.js";
import { type Configuration, PROOF_EFFORT, readConfiguration } from "../workspace/configuration.js";
import { readTextFile } from "../workspace/nodeFiles.js";
import { type Found, found, wrong } from "./found.js";
import { nearestSettings } from "./nearestSettings.js";

export interface FoundConfiguration {
  /** `undefined` where there is no file. */
  readonly path: string | undefined;
  readonly configuration: Configuration;
}

const messages = defineMessages("configuration", {
  notJson: {
    en: "`{path}` is not valid JSON (line {line}), so its settings cannot be read. Correct it.",
    es: "`{path}` no es JSON válido (línea {line}), así que no se pueden leer sus ajustes. Corríjalo.",
    "pt-br": "`{path}` não é JSON válido (linha {line}), por isso suas configurações não podem ser lidas. Corrija-o.",
  },
  unknown: {
    en: "There is no setting `{name}` in `{path}`. The settings are {known}. Correct or remove it.",
    es: "No existe el ajuste `{name}` en `{path}`. Los ajustes son {known}. Corríjalo o quítelo.",
    "pt-br": "Não existe a configuração `{name}` em `{path}`. As configurações são {known}. Corrija-a ou remova-a.",
  },
  unknownCheck: {
    en: "There is no check `{name}`, whose severity `{path}` sets. Correct the name; `rulewright check` lists all.",
    es: "No existe la comprobación `{name}`, cuya gravedad fija `{path}`. Corrija el nombre; `rulewright check` las enumera.",
    "pt-br":
      "Não existe a verificação `{name}`, cuja gravidade `{path}` define. Corrija o nome; `rulewright check` lista todas.",
  },
  similarCheck: {
    en: "There is no check `{name}`, whose severity `{path}` sets. Did you mean `{similar}`?",
    es: "No existe la comprobación `{name}`, cuya gravedad fija `{path}`. ¿Quiso decir `{similar}`?",
    "pt-br": "Não existe a verificação `{name}`, cuja gravidade `{path}` define. Você quis dizer `{similar}`?",
  },
  notOneOf: {
    en: "`{name}` in `{path}` must be one of {known}. Correct it.",
    es: "`{name}` en `{path}` debe ser uno de {known}. Corríjalo.",
    "pt-br": "`{name}` em `{path}` precisa ser um destes: {known}. Corrija.",
  },
  notAnObject: {
    en: "`{name}` in `{path}` must be an object in braces. Correct it.",
    es: "`{name}` en `{path}` debe ser un objeto entre llaves. Corríjalo.",
    "pt-br": "`{name}` em `{path}` precisa ser um objeto entre chaves. Corrija.",
  },
  notAList: {
    en: "`{name}` in `{path}` must be a list in square brackets. Correct it.",
    es: "`{name}` en `{path}` debe ser una lista entre corchetes. Corríjala.",
    "pt-br": "`{name}` em `{path}` precisa ser uma lista entre colchetes. Corrija.",
  },
  notACount: {
    en: "`{name}` in `{path}` must be a whole number from {least} to {most}. Correct it.",
    es: "`{name}` en `{path}` debe ser un número entero de {least} a {most}. Corríjalo.",
    "pt-br": "`{name}` em `{path}` precisa ser um número inteiro de {least} a {most}. Corrija.",
  },
  notText: {
    en: "`{name}` in `{path}` must be a text in quotes. Correct it.",
    es: "`{name}` en `{path}` debe ser un texto entre comillas. Corríjalo.",
    "pt-br": "`{name}` em `{path}` precisa ser um texto entre aspas. Corrija.",
  },
});

const DIALECTS = ["platform", "extended"];
const FIELD_TYPES = ["text", "number", "boolean", "ip", "epoch", "dateTime", "object", "unknown"];
const SETTINGS = ["dialect", "checks", "fields", "proofEffort"];
/** Settings of the editor, which may stand in the same file, and the name of its schema. */
const IGNORED = ["$schema", "inlayHints", "events", "trace"];

/**
 * Finds and reads the settings.
 *
 * @param chosen the file that the user names; without one, the nearest in the folder or above it
 */
export function findConfiguration(cwd: string, chosen: string | undefined): Found<FoundConfiguration> {
  const path = chosen === undefined ? nearestSettings(cwd) : resolve(cwd, chosen);
  if (path === undefined) return found({ path, configuration: readConfiguration(undefined) });
  const file = readTextFile(path);
  if (file.kind === "problem") return wrong(file.message);
  const result = parseJson(file.text);
  if (result.kind === "error") {
    const line = file.text.slice(0, result.offset).split("\n").length;
    return wrong(messages.notJson({ path, line }));
  }
  const problem = problemOf(result.value, path);
  return problem === undefined ? found({ path, configuration: readConfiguration(result.value) }) : wrong(problem);
}

/** The first thing that is wrong with settings. */
function problemOf(settings: unknown, path: string): Message | undefined {
  if (!isObject(settings)) return messages.notAnObject({ name: "rulewright", path });
  const name = Object.keys(settings).find((key) => !SETTINGS.includes(key) && !IGNORED.includes(key));
  if (name !== undefined) return messages.unknown({ name, path, known: inWords(SETTINGS) });
  const { dialect, checks, fields, proofEffort } = settings;
  return (
    oneOf(dialect, DIALECTS, "dialect", path) ??
    problemOfChecks(checks, path) ??
    problemOfFields(fields, path) ??
    problemOfEffort(proofEffort, path)
  );
}

function problemOfEffort(effort: unknown, path: string): Message | undefined {
  const { least, most } = PROOF_EFFORT;
  const isRight = typeof effort === "number" && Number.isInteger(effort) && effort >= least && effort <= most;
  return effort === undefined || isRight ? undefined : messages.notACount({ name: "proofEffort", path, least, most });
}

function problemOfChecks(checks: unknown, path: string): Message | undefined {
  if (checks === undefined) return undefined;
  if (!isObject(checks)) return messages.notAnObject({ name: "checks", path });
  const codes = [...FILTER_CODES, ...PACK_CODES];
  for (const [name, severity] of Object.entries(checks)) {
    if (!codes.includes(name)) {
      const similar = suggestName(name, codes);
      return similar === undefined
        ? messages.unknownCheck({ name, path })
        : messages.similarCheck({ name, path, similar });
    }
    const problem = oneOf(severity, [...SEVERITIES, "off"], `checks.${name}`, path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOfFields(fields: unknown, path: string): Message | undefined {
  if (fields === undefined) return undefined;
  if (!isObject(fields)) return messages.notAnObject({ name: "fields", path });
  for (const [field, value] of Object.entries(fields)) {
    const name = `fields.${field}`;
    if (!isObject(value)) return messages.notAnObject({ name, path });
    const { type, eventTypes, description } = value;
    if (eventTypes !== undefined && !Array.isArray(eventTypes))
      return messages.notAList({ name: `${name}.eventTypes`, path });
    const problem =
      oneOf(type, FIELD_TYPES, `${name}.type`, path) ??
      (Array.isArray(eventTypes) ? eventTypes : [])
        .map((one: unknown) => oneOf(one, EVENT_TYPES, `${name}.eventTypes`, path))
        .find((one) => one !== undefined);
    if (problem !== undefined) return problem;
    if (description !== undefined && typeof description !== "string")
      return messages.notText({ name: `${name}.description`, path });
  }
  return undefined;
}

function oneOf(value: unknown, known: readonly string[], name: string, path: string): Message | undefined {
  if (value === undefined || (typeof value === "string" && known.includes(value))) return undefined;
  return messages.notOneOf({ name, path, known: inWords(known) });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inWords(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
