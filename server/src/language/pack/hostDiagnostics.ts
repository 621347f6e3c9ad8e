/** What is wrong with the YAML or JSON itself → diagnostics, and comments that cut a filter off. */

import type { Diagnostic } from "../checks/diagnostic.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages, type Message } from "../text/message.js";
import { sliceOf, span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import type { HostProblem, HostText } from "./host/hostNode.js";
import { isIgnoreComment } from "./ignoreComments.js";
import type { Region } from "./rulePack.js";
import { hostEditsOf } from "./scalarCodec.js";

const messages = defineMessages("pack-syntax", {
  unexpected: {
    en: "`{detail}` is not expected here, so this part of the pack cannot be read. Check the line and the indentation before it.",
    es: "Aquí no se esperaba `{detail}`, así que esta parte del paquete no se puede leer. Revise la línea y la sangría anteriores.",
    "pt-br":
      "`{detail}` não é esperado aqui, então esta parte do pacote não pode ser lida. Confira a linha e o recuo antes dela.",
  },
  unexpectedEnd: {
    en: "Something is missing before this place, so this part of the pack cannot be read. Check what the line before it opens.",
    es: "Falta algo antes de este punto, así que esta parte del paquete no se puede leer. Revise qué abre la línea anterior.",
    "pt-br":
      "Falta algo antes deste ponto, então esta parte do pacote não pode ser lida. Confira o que a linha anterior abre.",
  },
  missing: {
    en: "A quote, bracket, comma, colon or dash is missing here, or this line is indented wrongly, so the rest is read as something else. Add it, or align the line with its neighbours.",
    es: "Aquí falta una comilla, un corchete, una coma, dos puntos o un guion, o la sangría de la línea es incorrecta, así que el resto se lee como otra cosa. Añádalo o alinee la línea con sus vecinas.",
    "pt-br":
      "Falta aqui uma aspa, um colchete, uma vírgula, dois-pontos ou um hífen, ou o recuo da linha está errado, então o resto é lido como outra coisa. Acrescente-o ou alinhe a linha com as vizinhas.",
  },
  indentation: {
    en: "The indentation does not fit the lines around it, so nobody can say what this belongs to. Align it with its neighbours.",
    es: "La sangría no encaja con las líneas vecinas, así que no se sabe a qué pertenece esto. Alinéelo con ellas.",
    "pt-br": "O recuo não combina com as linhas vizinhas, então não se sabe a que isto pertence. Alinhe com elas.",
  },
  tab: {
    en: "YAML does not allow tabs as indentation. Use spaces.",
    es: "YAML no permite tabuladores como sangría. Use espacios.",
    "pt-br": "YAML não permite tabulações como recuo. Use espaços.",
  },
  escape: {
    en: "`{detail}` is not an escape that this format knows, so the value cannot be read. Write a backslash as `\\\\`.",
    es: "`{detail}` no es una secuencia de escape de este formato, así que el valor no se puede leer. Escriba la barra invertida como `\\\\`.",
    "pt-br":
      "`{detail}` não é uma sequência de escape deste formato, então o valor não pode ser lido. Escreva a barra invertida como `\\\\`.",
  },
  plainStart: {
    en: "A value without quotes cannot begin like this. Put it in quotes.",
    es: "Un valor sin comillas no puede empezar así. Póngalo entre comillas.",
    "pt-br": "Um valor sem aspas não pode começar assim. Coloque-o entre aspas.",
  },
  alias: {
    en: "Nothing is anchored as `{detail}`, so this alias stands for nothing. Write `&name` where the value is defined, before this place.",
    es: "No hay ningún ancla para `{detail}`, así que este alias no representa nada. Escriba `&nombre` donde se define el valor, antes de este punto.",
    "pt-br":
      "Não há âncora para `{detail}`, então este alias não representa nada. Escreva `&nome` onde o valor é definido, antes deste ponto.",
  },
  cycle: {
    en: "`*{detail}` stands inside the very value that it names, so it would never end. Refer to another value.",
    es: "`*{detail}` está dentro del mismo valor que nombra, así que no acabaría nunca. Haga referencia a otro valor.",
    "pt-br": "`*{detail}` está dentro do próprio valor que nomeia, então nunca terminaria. Refira-se a outro valor.",
  },
  duplicate: {
    en: "`{detail}` occurs twice here, and only the last one counts. Remove one of them.",
    es: "`{detail}` aparece dos veces aquí y solo cuenta la última. Elimine una de las dos.",
    "pt-br": "`{detail}` aparece duas vezes aqui, e só a última vale. Remova uma delas.",
  },
  key: {
    en: "A property name must be a short text on one line. Rewrite it so, or check whether a quote or comma is missing before it.",
    es: "El nombre de una propiedad debe ser un texto corto en una línea. Reescríbalo así o compruebe si falta una comilla o una coma antes.",
    "pt-br":
      "O nome de uma propriedade deve ser um texto curto em uma linha. Reescreva-o assim ou veja se falta uma aspa ou vírgula antes.",
  },
  properties: {
    en: "This tag or anchor does not fit the value after it. Remove it or put it right before its value.",
    es: "Esta etiqueta o ancla no encaja con el valor que sigue. Elimínela o póngala justo antes de su valor.",
    "pt-br": "Esta tag ou âncora não combina com o valor seguinte. Remova-a ou coloque-a logo antes do valor.",
  },
  directive: {
    en: "YAML does not know the directive `{detail}`. Remove the line.",
    es: "YAML no conoce la directiva `{detail}`. Elimine la línea.",
    "pt-br": "YAML não conhece a diretiva `{detail}`. Remova a linha.",
  },
  value: {
    en: "A value is expected here. Write one, or remove the comma or the name before it.",
    es: "Aquí se espera un valor. Escríbalo o elimine la coma o el nombre anterior.",
    "pt-br": "Um valor é esperado aqui. Escreva-o ou remova a vírgula ou o nome anterior.",
  },
  deep: {
    en: "Values are nested more than {detail} levels deep, so this pack is not read. Real packs need far fewer; is this the right file?",
    es: "Hay valores anidados a más de {detail} niveles, así que este paquete no se lee. Los paquetes reales necesitan muchos menos; ¿es el archivo correcto?",
    "pt-br":
      "Há valores aninhados em mais de {detail} níveis, então este pacote não é lido. Pacotes reais precisam de bem menos; é o arquivo certo?",
  },
  large: {
    en: "This is more than is read of one pack (limit: {detail}). Split it into several files.",
    es: "Esto supera lo que se lee de un paquete (límite: {detail}). Divídalo en varios archivos.",
    "pt-br": "Isto passa do que é lido de um pacote (limite: {detail}). Divida-o em vários arquivos.",
  },
  unreadable: {
    en: "This part of the pack cannot be read. Check quotes, brackets and indentation.",
    es: "Esta parte del paquete no se puede leer. Revise comillas, corchetes y sangría.",
    "pt-br": "Esta parte do pacote não pode ser lida. Confira aspas, colchetes e recuo.",
  },
});

const cutMessages = defineMessages("yaml-comment-cuts-filter", {
  cut: {
    en: "YAML takes `{comment}` for a comment, so the filter ends before it. Put the whole filter in quotes, or move the comment to a line of its own.",
    es: "YAML toma `{comment}` como comentario, así que el filtro termina antes. Ponga el filtro entero entre comillas o mueva el comentario a su propia línea.",
    "pt-br":
      "YAML lê `{comment}` como comentário, então o filtro termina antes dele. Coloque o filtro inteiro entre aspas ou mova o comentário para uma linha própria.",
  },
  quote: {
    en: "Put the whole filter in quotes",
    es: "Poner el filtro entero entre comillas",
    "pt-br": "Colocar o filtro inteiro entre aspas",
  },
  move: {
    en: "Move the comment to the line above",
    es: "Mover el comentario a la línea anterior",
    "pt-br": "Mover o comentário para a linha acima",
  },
});

export function hostDiagnostics(problems: readonly HostProblem[]): readonly Diagnostic[] {
  return problems.map((problem) => ({
    code: "pack-syntax",
    severity: "error",
    span: problem.span,
    message: messageOf(problem),
    fixes: [],
    related: [],
  }));
}

function messageOf({ reason, detail }: HostProblem): Message {
  switch (reason) {
    case "unexpected":
      return detail === "" ? messages.unexpectedEnd() : messages.unexpected({ detail });
    case "missing-character":
      return messages.missing();
    case "indentation":
      return messages.indentation();
    case "tab-indentation":
      return messages.tab();
    case "escape":
      return messages.escape({ detail });
    case "plain-start":
      return messages.plainStart();
    case "alias":
      return messages.alias({ detail });
    case "alias-cycle":
      return messages.cycle({ detail });
    case "duplicate-key":
      return messages.duplicate({ detail });
    case "key":
      return messages.key();
    case "properties":
      return messages.properties();
    case "directive":
      return messages.directive({ detail });
    case "value-expected":
      return messages.value();
    case "too-deep":
      return messages.deep({ detail });
    case "too-large":
      return messages.large({ detail });
    case "unreadable":
      return messages.unreadable();
    default:
      return reason satisfies never;
  }
}

/** Reports each filter without quotes that has a comment right after it: nothing else in YAML warns of that. */
export function cutFilterDiagnostics(host: HostText, regions: readonly Region[]): readonly Diagnostic[] {
  const commentAt = new Map(host.comments.map((comment) => [comment.start, comment]));
  const diagnostics: Diagnostic[] = [];
  for (const region of regions) {
    if (region.style.kind !== "plain") continue;
    const space = /^[ \t]+/.exec(host.text.slice(region.hostSpan.end, region.hostSpan.end + LONGEST_GAP))?.[0] ?? "";
    const comment = commentAt.get(region.hostSpan.end + space.length);
    if (comment === undefined) continue;
    const text = sliceOf(host.text, comment);
    if (isIgnoreComment(text)) continue;
    diagnostics.push({
      code: "yaml-comment-cuts-filter",
      severity: "warning",
      span: comment,
      message: cutMessages.cut({ comment: text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text }),
      fixes: cutFixes(host, region, space + text),
      related: [],
    });
  }
  return diagnostics;
}

const LONGEST_GAP = 1000;
const LONGEST_QUOTE = 60;

function cutFixes(host: HostText, region: Region, tail: string): readonly Fix[] {
  const end = region.hostSpan.end;
  const removal: TextEdit = { span: span(end, end + tail.length), newText: "" };
  const whole = hostEditsOf(host.text, region.scalar, [
    { span: span(region.text.length, region.text.length), newText: tail },
  ]);
  const lineStart = host.text.lastIndexOf("\n", region.hostSpan.start - 1) + 1;
  const indentation = /^[ \t]*/.exec(host.text.slice(lineStart))?.[0] ?? "";
  const lineBreak = host.text.includes("\r\n") ? "\r\n" : "\n";
  const fixes: Fix[] = [{ title: cutMessages.quote(), safety: "unsafe", edits: [...whole, removal] }];
  if (!sliceOf(host.text, region.hostSpan).includes("\n")) {
    const above: TextEdit = { span: span(lineStart, lineStart), newText: indentation + tail.trim() + lineBreak };
    fixes.push({ title: cutMessages.move(), safety: "safe", edits: [above, removal] });
  }
  return fixes;
}
