/** Wrong usage in words: what the argument parser says in English, in the reader's language. */

import type { CommanderError } from "commander";
import {
  type Dialect,
  defineMessages,
  EVENT_TYPES,
  type Message,
  RULE_TYPES,
  type RuleType,
} from "../language/index.js";

export const DIALECTS: readonly Dialect[] = ["platform", "extended"];

export const usageMessages = defineMessages("usage", {
  unknownOption: {
    en: "There is no option `{name}`. `rulewright --help` and `rulewright <command> --help` list all.",
    es: "No existe la opción `{name}`. `rulewright --help` y `rulewright <comando> --help` las enumeran.",
    "pt-br": "Não existe a opção `{name}`. `rulewright --help` e `rulewright <comando> --help` listam todas.",
  },
  unknownCommand: {
    en: "There is no command `{name}`. `rulewright --help` lists all.",
    es: "No existe el comando `{name}`. `rulewright --help` los enumera.",
    "pt-br": "Não existe o comando `{name}`. `rulewright --help` lista todos.",
  },
  similarCommand: {
    en: "There is no command `{name}`. Did you mean `{similar}`?",
    es: "No existe el comando `{name}`. ¿Quiso decir `{similar}`?",
    "pt-br": "Não existe o comando `{name}`. Você quis dizer `{similar}`?",
  },
  noCommand: {
    en: "Which command? `rulewright --help` lists all.",
    es: "¿Qué comando? `rulewright --help` los enumera.",
    "pt-br": "Qual comando? `rulewright --help` lista todos.",
  },
  missingArgument: {
    en: "The argument `{name}` is missing. `rulewright <command> --help` says what it is.",
    es: "Falta el argumento `{name}`. `rulewright <comando> --help` dice qué es.",
    "pt-br": "Falta o argumento `{name}`. `rulewright <comando> --help` diz o que é.",
  },
  missingValue: {
    en: "The option `{name}` needs a value after it.",
    es: "La opción `{name}` necesita un valor después.",
    "pt-br": "A opção `{name}` precisa de um valor depois dela.",
  },
  wrongValue: {
    en: "`{value}` is no value of `{name}`. `rulewright <command> --help` lists those it takes.",
    es: "`{value}` no es un valor de `{name}`. `rulewright <comando> --help` enumera los que admite.",
    "pt-br": "`{value}` não é um valor de `{name}`. `rulewright <comando> --help` lista os que ela aceita.",
  },
  tooMany: {
    en: "There are more arguments than this command takes. Put a filter with spaces in quotes.",
    es: "Hay más argumentos de los que admite este comando. Ponga entre comillas un filtro con espacios.",
    "pt-br": "Há mais argumentos do que este comando aceita. Coloque entre aspas um filtro com espaços.",
  },
  other: {
    en: "The arguments cannot be read: {cause}",
    es: "No se pueden leer los argumentos: {cause}",
    "pt-br": "Não é possível ler os argumentos: {cause}",
  },
  unknownType: {
    en: "There is no rule type `{type}`. The types are {known}.",
    es: "No existe el tipo de regla `{type}`. Los tipos son {known}.",
    "pt-br": "Não existe o tipo de regra `{type}`. Os tipos são {known}.",
  },
  badPattern: {
    en: "`{pattern}` is no regular expression, so no test can be chosen by it: {cause}.",
    es: "`{pattern}` no es una expresión regular, así que no se puede elegir ninguna prueba con ella: {cause}.",
    "pt-br": "`{pattern}` não é uma expressão regular, por isso nenhum teste pode ser escolhido por ela: {cause}.",
  },
  badNumber: {
    en: "`{name}` must be a whole number from 1, but `{value}` is none.",
    es: "`{name}` debe ser un número entero desde 1, pero `{value}` no lo es.",
    "pt-br": "`{name}` precisa ser um número inteiro a partir de 1, mas `{value}` não é.",
  },
  badWorkers: {
    en: "`--workers` must be a whole number from 1 to 99, but `{value}` is none.",
    es: "`--workers` debe ser un número entero de 1 a 99, pero `{value}` no lo es.",
    "pt-br": "`--workers` precisa ser um número inteiro de 1 a 99, mas `{value}` não é.",
  },
  noEvents: {
    en: "Which events? Name files, folders or globs of saved events, or `-` for standard input.",
    es: "¿Qué eventos? Nombre archivos, carpetas o patrones de eventos guardados, o `-` para la entrada estándar.",
    "pt-br": "Quais eventos? Informe arquivos, pastas ou padrões de eventos salvos, ou `-` para a entrada padrão.",
  },
});

/** The names in a message of the parser stand in single quotes. */
export function usageMessage({ code, message }: CommanderError): Message {
  const [first = "", second = ""] = [...message.matchAll(/'([^']*)'/g)].map(([, name = ""]) => name);
  switch (code) {
    case "commander.unknownOption":
      return usageMessages.unknownOption({ name: first });
    case "commander.unknownCommand":
      return usageMessages.unknownCommand({ name: first });
    case "commander.missingArgument":
      return usageMessages.missingArgument({ name: first });
    case "commander.optionMissingArgument":
      return usageMessages.missingValue({ name: first });
    case "commander.invalidArgument":
      return usageMessages.wrongValue({ name: first, value: second });
    case "commander.excessArguments":
      return usageMessages.tooMany();
    default:
      return usageMessages.other({ cause: message.replace(/^error: /, "") });
  }
}

/** By the name of a rule type or of one of its event types, in any letter case. */
export function findRuleType(name: string): RuleType | undefined {
  const wanted = name.toLowerCase();
  const ruleType = RULE_TYPES.find((known) => known.toLowerCase() === wanted);
  if (ruleType !== undefined) return ruleType;
  return EVENT_TYPES.some((known) => known === wanted && HOST_EVENTS.includes(known)) ? "Host" : undefined;
}

const HOST_EVENTS: readonly string[] = ["audit", "host", "login", "network"];
