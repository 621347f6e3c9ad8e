/** What is said about records that cannot be read: each says what is wrong, what follows from it, and what to do. */

import { defineMessages, type Message } from "../text/message.js";
import type { JsonCause } from "../values/jsonResult.js";
import { DEEPEST_NESTING, LONGEST_NUMBER } from "../values/jsonResult.js";

const causes = defineMessages("malformedRecord", {
  empty: {
    en: "This record is empty, so it was skipped. Remove it.",
    es: "Este registro está vacío, así que se omitió. Elimínelo.",
    "pt-br": "Este registro está vazio, por isso foi ignorado. Remova-o.",
  },
  truncated: {
    en: "This record breaks off at `{near}`, so it was skipped. Fetch it again, or add what is missing.",
    es: "Este registro se interrumpe en `{near}`, así que se omitió. Descárguelo de nuevo o complete lo que falta.",
    "pt-br":
      "Este registro é interrompido em `{near}`, por isso foi ignorado. Baixe-o de novo ou complete o que falta.",
  },
  unquotedKey: {
    en: "This record is not JSON, so it was skipped: the key at `{near}` has no quotes. Put keys in double quotes.",
    es: "Este registro no es JSON, así que se omitió: la clave en `{near}` no lleva comillas. Escriba las claves entre comillas dobles.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: a chave em `{near}` está sem aspas. Escreva as chaves entre aspas duplas.",
  },
  singleQuotes: {
    en: "This record is not JSON, so it was skipped: `{near}` has single quotes. Use double quotes.",
    es: "Este registro no es JSON, así que se omitió: `{near}` lleva comillas simples. Use comillas dobles.",
    "pt-br": "Este registro não é JSON, por isso foi ignorado: `{near}` tem aspas simples. Use aspas duplas.",
  },
  typographicQuotes: {
    en: 'This record is not JSON, so it was skipped: `{near}` has typographic quotes, perhaps from a web page. Use straight ones (").',
    es: 'Este registro no es JSON, así que se omitió: `{near}` lleva comillas tipográficas, quizá de una página web. Use las rectas (").',
    "pt-br":
      'Este registro não é JSON, por isso foi ignorado: `{near}` tem aspas tipográficas, talvez de uma página da web. Use as retas (").',
  },
  trailingComma: {
    en: "This record is not JSON, so it was skipped: there is a comma before `{near}` with nothing behind it. Remove the comma.",
    es: "Este registro no es JSON, así que se omitió: antes de `{near}` hay una coma a la que no sigue nada. Elimine la coma.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: antes de `{near}` há uma vírgula sem nada depois. Remova a vírgula.",
  },
  missingComma: {
    en: "This record is not JSON, so it was skipped: a comma is missing before `{near}`. Add it.",
    es: "Este registro no es JSON, así que se omitió: falta una coma antes de `{near}`. Añádala.",
    "pt-br": "Este registro não é JSON, por isso foi ignorado: falta uma vírgula antes de `{near}`. Adicione-a.",
  },
  missingColon: {
    en: "This record is not JSON, so it was skipped: a colon is missing before `{near}`. Add it between key and value.",
    es: "Este registro no es JSON, así que se omitió: faltan los dos puntos antes de `{near}`. Añádalos entre la clave y el valor.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: faltam os dois-pontos antes de `{near}`. Adicione-os entre a chave e o valor.",
  },
  notANumber: {
    en: "This record is not JSON, so it was skipped: JSON has no value such as `{near}`. Write null or a number.",
    es: "Este registro no es JSON, así que se omitió: JSON no tiene valores como `{near}`. Escriba null o un número.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: JSON não tem valores como `{near}`. Escreva null ou um número.",
  },
  pythonWord: {
    en: "This record is not JSON, so it was skipped: `{near}` is Python. Write true, false or null, or save it with json.dumps.",
    es: "Este registro no es JSON, así que se omitió: `{near}` es Python. Escriba true, false o null, o guárdelo con json.dumps.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: `{near}` é Python. Escreva true, false ou null, ou salve-o com json.dumps.",
  },
  badNumber: {
    en: "This record is not JSON, so it was skipped: `{near}` is not a number as JSON writes it. Put it in quotes if it is text.",
    es: "Este registro no es JSON, así que se omitió: `{near}` no es un número como los escribe JSON. Póngalo entre comillas si es texto.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: `{near}` não é um número como o JSON os escreve. Coloque-o entre aspas se for texto.",
  },
  longNumber: {
    en: "This record was skipped: the number that begins with `{near}` has more than {limit} characters. Put it in quotes if it is an identifier.",
    es: "Este registro se omitió: el número que empieza por `{near}` tiene más de {limit} caracteres. Póngalo entre comillas si es un identificador.",
    "pt-br":
      "Este registro foi ignorado: o número que começa com `{near}` tem mais de {limit} caracteres. Coloque-o entre aspas se for um identificador.",
  },
  controlCharacter: {
    en: "This record is not JSON, so it was skipped: there is a raw control character ({code}) at `{near}`. Write it as an escape such as \\n.",
    es: "Este registro no es JSON, así que se omitió: hay un carácter de control sin escapar ({code}) en `{near}`. Escríbalo con un escape como \\n.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: há um caractere de controle sem escape ({code}) em `{near}`. Escreva-o com um escape como \\n.",
  },
  badEscape: {
    en: "This record is not JSON, so it was skipped: `{near}` is not an escape that JSON knows. Double the backslash.",
    es: "Este registro no es JSON, así que se omitió: `{near}` no es un escape que JSON conozca. Duplique la barra invertida.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: `{near}` não é um escape que o JSON conheça. Duplique a barra invertida.",
  },
  comment: {
    en: "This record is not JSON, so it was skipped: JSON has no comments, and `{near}` begins one. Remove it.",
    es: "Este registro no es JSON, así que se omitió: JSON no tiene comentarios y `{near}` empieza uno. Elimínelo.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: JSON não tem comentários e `{near}` começa um. Remova-o.",
  },
  afterValue: {
    en: "This record was skipped: `{near}` stands behind the end of its JSON. Remove it, or put the next record on a line of its own.",
    es: "Este registro se omitió: `{near}` está detrás del final de su JSON. Elimínelo o ponga el registro siguiente en otra línea.",
    "pt-br":
      "Este registro foi ignorado: `{near}` está depois do fim do seu JSON. Remova-o ou coloque o próximo registro em outra linha.",
  },
  tooDeep: {
    en: "This record was skipped: it is nested more than {limit} levels deep, which no real event is. Check where it comes from.",
    es: "Este registro se omitió: tiene más de {limit} niveles de anidamiento, algo que no tiene ningún evento real. Compruebe de dónde viene.",
    "pt-br":
      "Este registro foi ignorado: tem mais de {limit} níveis de aninhamento, o que nenhum evento real tem. Verifique de onde ele vem.",
  },
  unexpected: {
    en: "This record is not JSON, so it was skipped: `{near}` cannot stand there. Check the quotes, commas and brackets before it.",
    es: "Este registro no es JSON, así que se omitió: `{near}` no puede estar ahí. Revise las comillas, comas y corchetes anteriores.",
    "pt-br":
      "Este registro não é JSON, por isso foi ignorado: `{near}` não pode estar ali. Verifique as aspas, vírgulas e colchetes anteriores.",
  },
});

/** The message for a text that is not JSON, at the offset of the mistake. */
export function jsonMessage(cause: JsonCause, text: string, offset: number): Message {
  const near = excerpt(text, cause === "truncated" ? Math.max(0, text.length - LONGEST_EXCERPT) : offset);
  switch (cause) {
    case "empty":
      return causes.empty();
    case "longNumber":
      return causes.longNumber({ near, limit: LONGEST_NUMBER });
    case "tooDeep":
      return causes.tooDeep({ limit: DEEPEST_NESTING });
    case "controlCharacter":
      return causes.controlCharacter({ near: excerpt(text, Math.max(0, offset - 10)), code: codeOf(text, offset) });
    default:
      return causes[cause]({ near });
  }
}

const LONGEST_EXCERPT = 24;

/** A little of the text, on one line, with nothing in it that a terminal would obey. */
export function excerpt(text: string, offset: number): string {
  const shown = text.slice(offset, offset + LONGEST_EXCERPT).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "·");
  return offset + LONGEST_EXCERPT < text.length ? `${shown}…` : shown;
}

function codeOf(text: string, offset: number): string {
  return `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0")}`;
}
