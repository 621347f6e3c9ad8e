/** A filter or pack from standard input. */

import { defineMessages } from "../language/index.js";
import { type Found, found, wrong } from "./found.js";
import type { Terminal } from "./terminal.js";

const MEBIBYTE = 1024 * 1024;
const LARGEST = 64;

const messages = defineMessages("standard-input", {
  tooLarge: {
    en: "Standard input has more than {limit} MiB, which is too large for a pack or a filter. Check what is sent.",
    es: "La entrada estándar tiene más de {limit} MiB, demasiado para un paquete o un filtro. Compruebe qué se envía.",
    "pt-br":
      "A entrada padrão tem mais de {limit} MiB, grande demais para um pacote ou um filtro. Verifique o que é enviado.",
  },
  notUtf8: {
    en: "Standard input is not valid UTF-8, so it cannot be read as text. Send UTF-8.",
    es: "La entrada estándar no es UTF-8 válido, así que no se puede leer como texto. Envíe UTF-8.",
    "pt-br": "A entrada padrão não é UTF-8 válido, por isso não pode ser lida como texto. Envie UTF-8.",
  },
});

export async function readStdin({ stdin }: Terminal): Promise<Found<string>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST * MEBIBYTE) return wrong(messages.tooLarge({ limit: LARGEST }));
  }
  try {
    return found(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    return wrong(messages.notUtf8());
  }
}
