/** What completion and hover say about fields, operators and values. */

import { defineMessages } from "../text/message.js";

export const typeNames = defineMessages("type", {
  text: { en: "text", es: "texto", "pt-br": "texto" },
  number: { en: "number", es: "número", "pt-br": "número" },
  boolean: { en: "true or false", es: "verdadero o falso", "pt-br": "verdadeiro ou falso" },
  ip: { en: "IP address", es: "dirección IP", "pt-br": "endereço IP" },
  epoch: { en: "time in milliseconds", es: "hora en milisegundos", "pt-br": "hora em milissegundos" },
  dateTime: { en: "date and time", es: "fecha y hora", "pt-br": "data e hora" },
  object: { en: "object", es: "objeto", "pt-br": "objeto" },
  unknown: { en: "unknown type", es: "tipo desconocido", "pt-br": "tipo desconhecido" },
});

export const provenanceNames = defineMessages("provenance", {
  documented: { en: "documented", es: "documentado", "pt-br": "documentado" },
  observed: { en: "observed", es: "observado", "pt-br": "observado" },
  assumed: { en: "assumed by Rulewright", es: "supuesto por Rulewright", "pt-br": "suposto pelo Rulewright" },
});

export const featureMessages = defineMessages("feature", {
  listOf: { en: "list of {type}", es: "lista de {type}", "pt-br": "lista de {type}" },
  inEvents: {
    en: "in {count} of {total} events",
    es: "en {count} de {total} eventos",
    "pt-br": "em {count} de {total} eventos",
  },
  share: {
    en: "In {percent} % of the {total} loaded events.",
    es: "En el {percent} % de los {total} eventos cargados.",
    "pt-br": "Em {percent} % dos {total} eventos carregados.",
  },
  notObserved: {
    en: "In none of the {total} loaded events.",
    es: "En ninguno de los {total} eventos cargados.",
    "pt-br": "Em nenhum dos {total} eventos carregados.",
  },
  topValues: { en: "Commonest values", es: "Valores más frecuentes", "pt-br": "Valores mais frequentes" },
  eventTypes: { en: "Event types: {types}", es: "Tipos de evento: {types}", "pt-br": "Tipos de evento: {types}" },
  knownValues: {
    en: "Known values: {values}",
    es: "Valores conocidos: {values}",
    "pt-br": "Valores conhecidos: {values}",
  },
  provenance: {
    en: "{provenance}; source: {source}",
    es: "{provenance}; fuente: {source}",
    "pt-br": "{provenance}; fonte: {source}",
  },
  alwaysPresent: {
    en: "Every event of these types has it.",
    es: "Todos los eventos de estos tipos lo tienen.",
    "pt-br": "Todos os eventos desses tipos o têm.",
  },
  mayBeAbsent: {
    en: "It may be absent: then `= …`, `<`, `>` and the text operators are false, and `!= …` is **true**. `= null` finds the events without it.",
    es: "Puede faltar: entonces `= …`, `<`, `>` y los operadores de texto son falsos, y `!= …` es **verdadero**. `= null` encuentra los eventos sin él.",
    "pt-br":
      "Pode estar ausente: então `= …`, `<`, `>` e os operadores de texto são falsos, e `!= …` é **verdadeiro**. `= null` encontra os eventos sem ele.",
  },
  alias: {
    en: "Alias on {types}: also reads {targets}.",
    es: "Alias en {types}: también lee {targets}.",
    "pt-br": "Alias em {types}: também lê {targets}.",
  },
  aliasFirst: {
    en: "Alias on {types}: where it is absent, reads the first of {targets}.",
    es: "Alias en {types}: donde falta, lee el primero de {targets}.",
    "pt-br": "Alias em {types}: onde está ausente, lê o primeiro de {targets}.",
  },
  unknownField: {
    en: "Not in the catalogue of fields, nor in the loaded events.",
    es: "No está en el catálogo de campos ni en los eventos cargados.",
    "pt-br": "Não está no catálogo de campos nem nos eventos carregados.",
  },
  block: {
    en: "{family} block from `{first}` to `{last}` ({count} addresses). `=` is true for every address in it.",
    es: "Bloque {family} de `{first}` a `{last}` ({count} direcciones). `=` es verdadero para todas sus direcciones.",
    "pt-br":
      "Bloco {family} de `{first}` a `{last}` ({count} endereços). `=` é verdadeiro para todos os seus endereços.",
  },
  address: { en: "{family} address", es: "Dirección {family}", "pt-br": "Endereço {family}" },
  epochTime: { en: "{time} (UTC)", es: "{time} (UTC)", "pt-br": "{time} (UTC)" },
  apiCall: {
    en: "API call of {sources}.",
    es: "Llamada a la API de {sources}.",
    "pt-br": "Chamada à API de {sources}.",
  },
  eventSource: {
    en: "AWS service with {count} known event names.",
    es: "Servicio de AWS con {count} nombres de evento conocidos.",
    "pt-br": "Serviço da AWS com {count} nomes de evento conhecidos.",
  },
  prefixOf: {
    en: "begins {count} known event names",
    es: "comienza {count} nombres de evento conocidos",
    "pt-br": "inicia {count} nomes de evento conhecidos",
  },
  list: {
    en: "Lookup list of {count} values: {values}",
    es: "Lista de {count} valores: {values}",
    "pt-br": "Lista de {count} valores: {values}",
  },
  undefinedList: {
    en: "No list of this name is defined in the pack; it counts as empty.",
    es: "No hay ninguna lista con este nombre en el paquete; cuenta como vacía.",
    "pt-br": "Nenhuma lista com este nome está definida no pacote; conta como vazia.",
  },
  absent: { en: "absent", es: "ausente", "pt-br": "ausente" },
  trueOn: {
    en: "True on {count} of {total} events.",
    es: "Verdadero en {count} de {total} eventos.",
    "pt-br": "Verdadeiro em {count} de {total} eventos.",
  },
  extension: {
    en: "An extension of Rulewright: the platform does not know it.",
    es: "Una extensión de Rulewright: la plataforma no lo conoce.",
    "pt-br": "Uma extensão do Rulewright: a plataforma não o conhece.",
  },
});

export const operatorMessages = defineMessages("operator", {
  "=": {
    en: "Equal, letter case included. A CIDR block equals every address in it; a number in quotes equals the number.",
    es: "Igual, incluidas mayúsculas y minúsculas. Un bloque CIDR es igual a todas sus direcciones; un número entre comillas es igual al número.",
    "pt-br":
      "Igual, incluindo maiúsculas e minúsculas. Um bloco CIDR é igual a todos os seus endereços; um número entre aspas é igual ao número.",
  },
  "!=": {
    en: "Not equal: the exact opposite of `=`, so also true where the event does not have the field.",
    es: "Distinto: exactamente lo contrario de `=`, por lo que también es verdadero donde el evento no tiene el campo.",
    "pt-br": "Diferente: exatamente o contrário de `=`, portanto também verdadeiro onde o evento não tem o campo.",
  },
  "<": {
    en: "Smaller number, or earlier date and time. Texts have no order.",
    es: "Número menor, o fecha y hora anterior. Los textos no tienen orden.",
    "pt-br": "Número menor, ou data e hora anterior. Textos não têm ordem.",
  },
  ">": {
    en: "Greater number, or later date and time. Texts have no order.",
    es: "Número mayor, o fecha y hora posterior. Los textos no tienen orden.",
    "pt-br": "Número maior, ou data e hora posterior. Textos não têm ordem.",
  },
  "<=": {
    en: "Smaller or equal number, or not a later date and time.",
    es: "Número menor o igual, o fecha y hora no posterior.",
    "pt-br": "Número menor ou igual, ou data e hora não posterior.",
  },
  ">=": {
    en: "Greater or equal number, or not an earlier date and time.",
    es: "Número mayor o igual, o fecha y hora no anterior.",
    "pt-br": "Número maior ou igual, ou data e hora não anterior.",
  },
  starts_with: {
    en: "The text begins with these characters, letter case included.",
    es: "El texto comienza con estos caracteres, incluidas mayúsculas y minúsculas.",
    "pt-br": "O texto começa com estes caracteres, incluindo maiúsculas e minúsculas.",
  },
  ends_with: {
    en: "The text ends with these characters, letter case included.",
    es: "El texto termina con estos caracteres, incluidas mayúsculas y minúsculas.",
    "pt-br": "O texto termina com estes caracteres, incluindo maiúsculas e minúsculas.",
  },
  like: {
    en: "The text contains these characters, letter case included. There are no wildcards: `%` and `*` are ordinary characters.",
    es: "El texto contiene estos caracteres, incluidas mayúsculas y minúsculas. No hay comodines: `%` y `*` son caracteres normales.",
    "pt-br":
      "O texto contém estes caracteres, incluindo maiúsculas e minúsculas. Não há curingas: `%` e `*` são caracteres comuns.",
  },
  contains: {
    en: "The text contains these characters; the same as `like`.",
    es: "El texto contiene estos caracteres; lo mismo que `like`.",
    "pt-br": "O texto contém estes caracteres; o mesmo que `like`.",
  },
  exists: {
    en: "The event has the field; the same as `!= null`.",
    es: "El evento tiene el campo; lo mismo que `!= null`.",
    "pt-br": "O evento tem o campo; o mesmo que `!= null`.",
  },
  "not exists": {
    en: "The event does not have the field; the same as `= null`.",
    es: "El evento no tiene el campo; lo mismo que `= null`.",
    "pt-br": "O evento não tem o campo; o mesmo que `= null`.",
  },
  in: {
    en: "Equal to one of the values.",
    es: "Igual a uno de los valores.",
    "pt-br": "Igual a um dos valores.",
  },
  "not in": {
    en: "Equal to none of the values, so also true where the event does not have the field.",
    es: "Igual a ninguno de los valores, por lo que también es verdadero donde el evento no tiene el campo.",
    "pt-br": "Igual a nenhum dos valores, portanto também verdadeiro onde o evento não tem o campo.",
  },
  and: {
    en: "True where both sides are. Binds tighter than `or`.",
    es: "Verdadero donde ambos lados lo son. Une más que `or`.",
    "pt-br": "Verdadeiro onde ambos os lados o são. Une mais forte que `or`.",
  },
  or: {
    en: "True where one side is, or both.",
    es: "Verdadero donde uno de los lados lo es, o ambos.",
    "pt-br": "Verdadeiro onde um dos lados o é, ou ambos.",
  },
  not: {
    en: "True where what follows is false.",
    es: "Verdadero donde lo que sigue es falso.",
    "pt-br": "Verdadeiro onde o que segue é falso.",
  },
});
