/** Reports what looks like an IP address or a CIDR block and is none: it equals no address. */

import { defineMessages, type Message } from "../text/message.js";
import { parseAddress, parseBlock } from "../values/ipAddress.js";
import type { TextCheck } from "./check.js";
import { holdsAddresses } from "./fieldFacts.js";
import { rewriteText } from "./fixes.js";
import { isEquality } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("malformed-address", {
  octets: {
    en: "`{value}` has {count} numbers, but an IPv4 address has four, so no address equals it. Correct the address.",
    es: "`{value}` tiene {count} números, pero una dirección IPv4 tiene cuatro, así que ninguna dirección es igual. Corrija la dirección.",
    "pt-br":
      "`{value}` tem {count} números, mas um endereço IPv4 tem quatro, então nenhum endereço é igual. Corrija o endereço.",
  },
  range: {
    en: "The numbers of an IPv4 address go from 0 to 255, so no address equals `{value}`. Correct the number {octet}.",
    es: "Los números de una dirección IPv4 van de 0 a 255, así que ninguna dirección es igual a `{value}`. Corrija el número {octet}.",
    "pt-br":
      "Os números de um endereço IPv4 vão de 0 a 255, então nenhum endereço é igual a `{value}`. Corrija o número {octet}.",
  },
  leadingZeros: {
    en: "`{value}` has leading zeros, which some programs read as octal numbers; here it is no address and equals none. Remove the zeros.",
    es: "`{value}` tiene ceros a la izquierda, que algunos programas leen como números octales; aquí no es una dirección y no es igual a ninguna. Quite los ceros.",
    "pt-br":
      "`{value}` tem zeros à esquerda, que alguns programas leem como números octais; aqui não é um endereço e não é igual a nenhum. Remova os zeros.",
  },
  prefix: {
    en: "The prefix of `{value}` is too long: a block of this kind has at most {most} bits, so this contains no address. Correct the number after the slash.",
    es: "El prefijo de `{value}` es demasiado largo: un bloque de este tipo tiene como máximo {most} bits, así que no contiene ninguna dirección. Corrija el número tras la barra.",
    "pt-br":
      "O prefixo de `{value}` é longo demais: um bloco deste tipo tem no máximo {most} bits, então isto não contém nenhum endereço. Corrija o número após a barra.",
  },
  wildcard: {
    en: "`*` has no meaning in an address, so no address equals `{value}`. Write the block: `{block}`.",
    es: "`*` no significa nada en una dirección, así que ninguna dirección es igual a `{value}`. Escriba el bloque: `{block}`.",
    "pt-br":
      "`*` não significa nada em um endereço, então nenhum endereço é igual a `{value}`. Escreva o bloco: `{block}`.",
  },
  other: {
    en: "`{value}` is neither an IP address nor a CIDR block, so no address equals it. Write an address such as `10.0.0.1` or a block such as `10.0.0.0/8`.",
    es: "`{value}` no es ni una dirección IP ni un bloque CIDR, así que ninguna dirección es igual. Escriba una dirección como `10.0.0.1` o un bloque como `10.0.0.0/8`.",
    "pt-br":
      "`{value}` não é nem um endereço IP nem um bloco CIDR, então nenhum endereço é igual. Escreva um endereço como `10.0.0.1` ou um bloco como `10.0.0.0/8`.",
  },
});

export const malformedAddress: TextCheck = {
  code: "malformed-address",
  severity: "error",
  judgeText({ predicate, operator, operand }) {
    if (!holdsAddresses(predicate) || !isEquality(operator)) return undefined;
    const { value } = operand;
    // Such fields hold names as well (`ec2.amazonaws.com` in CloudTrail), so only what looks like an address counts.
    if (!looksLikeAddress(value) || parseAddress(value) !== undefined || parseBlock(value) !== undefined)
      return undefined;
    const mended = withoutLeadingZeros(value) ?? blockOfWildcard(value);
    return {
      span: operand.span,
      message: messageFor(value),
      fixes: mended === undefined ? [] : [rewriteText(operand.span, mended)],
    };
  },
};

function looksLikeAddress(text: string): boolean {
  if (/^[\d*xX]+(?:\.[\d*xX]+)+(?:\/\S*)?$/.test(text) && /\d/.test(text)) return true;
  if (/^[\d.]+\s*-\s*[\d.]+$/.test(text)) return true;
  return /^[\da-fA-F:.]*:[\da-fA-F:.]*:[\da-fA-F:.]*(?:[%/]\S*)?$/.test(text);
}

function messageFor(text: string): Message {
  const value = shown(text);
  const [address = "", prefix] = text.split("/");
  const block = blockOfWildcard(text);
  if (block !== undefined) return messages.wildcard({ value, block });
  if (/^\d+(?:\.\d+)*$/.test(address)) {
    const octets = address.split(".");
    if (octets.length !== 4) return messages.octets({ value, count: octets.length });
    const octet = octets.find((digits) => Number(digits) > 255);
    if (octet !== undefined) return messages.range({ value, octet: shown(octet) });
    if (octets.some((digits) => /^0\d/.test(digits))) return messages.leadingZeros({ value });
  }
  if (prefix !== undefined && /^\d+$/.test(prefix) && parseAddress(address) !== undefined) {
    return messages.prefix({ value, most: address.includes(":") ? 128 : 32 });
  }
  return messages.other({ value });
}

function withoutLeadingZeros(text: string): string | undefined {
  if (!/^\d+(?:\.\d+){3}$/.test(text)) return undefined;
  const mended = text
    .split(".")
    .map((digits) => String(Number(digits)))
    .join(".");
  return parseAddress(mended) === undefined ? undefined : mended;
}

/** `10.1.*` and `10.1.x.x` as a block. */
function blockOfWildcard(text: string): string | undefined {
  const match = /^(\d+(?:\.\d+){0,2})((?:\.[*xX])+)$/.exec(text);
  if (match === null) return undefined;
  const octets = (match[1] ?? "").split(".");
  if (octets.length + (match[2] ?? "").length / 2 > 4) return undefined;
  const block = `${[...octets, "0", "0", "0"].slice(0, 4).join(".")}/${octets.length * 8}`;
  return parseBlock(block) === undefined ? undefined : block;
}
