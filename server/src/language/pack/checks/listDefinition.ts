/** Reports lookup lists that the platform would not take, or that match nothing. */

import { defineMessages } from "../../text/message.js";
import { LIST_NAME, LONGEST_LIST_DESCRIPTION, LONGEST_LIST_DISPLAY_NAME } from "../platform.js";
import type { Located } from "../rulePack.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("list-definition", {
  name: {
    en: "`{name}` cannot be the name of a lookup list, so no filter can refer to it. Use 3 to 32 letters, digits and `_`, and begin with a letter or `_`.",
    es: "`{name}` no puede ser el nombre de una lista, así que ningún filtro puede referirse a ella. Use de 3 a 32 letras, dígitos y `_`, empezando por una letra o `_`.",
    "pt-br":
      "`{name}` não pode ser o nome de uma lista, então nenhum filtro pode se referir a ela. Use de 3 a 32 letras, dígitos e `_`, começando por letra ou `_`.",
  },
  duplicate: {
    en: "The list `{name}` is defined twice, and only the last definition counts. Merge the two.",
    es: "La lista `{name}` está definida dos veces y solo cuenta la última definición. Únalas.",
    "pt-br": "A lista `{name}` está definida duas vezes, e só a última definição vale. Junte as duas.",
  },
  empty: {
    en: "The list `{name}` has no values, so `= @{name}` is never true and `!= @{name}` always. Add values.",
    es: "La lista `{name}` no tiene valores, así que `= @{name}` nunca es verdadero y `!= @{name}` siempre. Añada valores.",
    "pt-br":
      "A lista `{name}` não tem valores, então `= @{name}` nunca é verdadeiro e `!= @{name}` sempre. Acrescente valores.",
  },
  long: {
    en: "`{property}` of a list may have {most} characters, and this one has {length}. Shorten it.",
    es: "`{property}` de una lista puede tener {most} caracteres y esta tiene {length}. Acórtela.",
    "pt-br": "`{property}` de uma lista pode ter {most} caracteres e esta tem {length}. Encurte-a.",
  },
});

export const listDefinition: PackCheck = {
  code: "list-definition",
  severity: "warning",
  *run({ lists }) {
    const seen = new Set<string>();
    for (const { name, nameSpan, values, displayName, description } of lists) {
      if (!LIST_NAME.test(name)) yield { span: nameSpan, message: messages.name({ name }) };
      if (seen.has(name)) yield { span: nameSpan, message: messages.duplicate({ name }) };
      seen.add(name);
      if (values.length === 0) yield { span: nameSpan, message: messages.empty({ name }) };
      yield* tooLong("displayName", displayName, LONGEST_LIST_DISPLAY_NAME);
      yield* tooLong("description", description, LONGEST_LIST_DESCRIPTION);
    }
  },
};

function* tooLong(property: string, text: Located<string> | undefined, most: number) {
  const length = text === undefined ? 0 : [...text.value].length;
  if (text !== undefined && length > most)
    yield { span: text.span, message: messages.long({ property, most, length }) };
}
