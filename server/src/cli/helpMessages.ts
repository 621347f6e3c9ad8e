/** What the help says of each command and option. */

import { defineMessages } from "../language/index.js";

export const helpMessages = defineMessages("help", {
  product: {
    en: "Write, test and lint detection rules of Threat Stack (F5 Distributed Cloud AIP), and judge saved events with them.",
    es: "Escriba, pruebe y revise reglas de detección de Threat Stack (F5 Distributed Cloud AIP) y juzgue con ellas eventos guardados.",
    "pt-br":
      "Escreva, teste e verifique regras de detecção do Threat Stack (F5 Distributed Cloud AIP) e avalie com elas eventos salvos.",
  },
  exitCodes: {
    en: "Exit codes: 0 done · 1 findings from warning upwards, a failed test, a skipped record · 2 a filter that does not parse, wrong usage, an internal error · 130 interrupted · 143 ended by a signal",
    es: "Códigos de salida: 0 hecho · 1 hallazgos desde advertencia, una prueba fallida, un registro omitido · 2 un filtro que no se puede leer, uso incorrecto, un error interno · 130 interrumpido · 143 terminado por señal",
    "pt-br":
      "Códigos de saída: 0 feito · 1 achados a partir de aviso, um teste que falhou, um registro ignorado · 2 um filtro que não pode ser lido, uso incorreto, um erro interno · 130 interrompido · 143 encerrado por sinal",
  },
  usageTitle: { en: "Usage:", es: "Uso:", "pt-br": "Uso:" },
  argumentsTitle: { en: "Arguments:", es: "Argumentos:", "pt-br": "Argumentos:" },
  optionsTitle: { en: "Options:", es: "Opciones:", "pt-br": "Opções:" },
  commandsTitle: { en: "Commands:", es: "Comandos:", "pt-br": "Comandos:" },
  eval: {
    en: "judge saved events by a filter, a filter file or rules of a pack",
    es: "juzgar eventos guardados con un filtro, un archivo de filtro o reglas de un paquete",
    "pt-br": "avaliar eventos salvos com um filtro, um arquivo de filtro ou regras de um pacote",
  },
  explain: {
    en: "say why a filter or rule is true or false on one event",
    es: "decir por qué un filtro o una regla es verdadero o falso en un evento",
    "pt-br": "dizer por que um filtro ou uma regra é verdadeiro ou falso em um evento",
  },
  generate: {
    en: "make events that a filter or rule matches, or that miss by one predicate",
    es: "crear eventos que coinciden con un filtro o una regla, o que fallan por un solo predicado",
    "pt-br": "criar eventos que correspondem a um filtro ou regra, ou que falham por um só predicado",
  },
  almost: {
    en: "list the rules that an event almost made alert, and what was missing",
    es: "listar las reglas que un evento casi hizo alertar y lo que faltó",
    "pt-br": "listar as regras que um evento quase fez alertar e o que faltou",
  },
  lint: {
    en: "report mistakes in filter files and packs, and repair them",
    es: "señalar errores en archivos de filtro y paquetes, y repararlos",
    "pt-br": "apontar erros em arquivos de filtro e pacotes, e consertá-los",
  },
  test: {
    en: "run the rule tests of packs",
    es: "ejecutar las pruebas de reglas de los paquetes",
    "pt-br": "executar os testes de regras dos pacotes",
  },
  fmt: {
    en: "format filter files and the filters of packs",
    es: "dar formato a los archivos de filtro y a los filtros de los paquetes",
    "pt-br": "formatar arquivos de filtro e os filtros dos pacotes",
  },
  relate: {
    en: "prove how the rules of packs stand to each other: equal, one within the other, overlapping, disjoint",
    es: "demostrar cómo se relacionan las reglas de los paquetes: iguales, una contenida en otra, con eventos comunes, disjuntas",
    "pt-br":
      "provar como as regras dos pacotes se relacionam: iguais, uma contida na outra, com eventos em comum, disjuntas",
  },
  conform: {
    en: "compare verdicts with those of published cases",
    es: "comparar los veredictos con los de casos publicados",
    "pt-br": "comparar os veredictos com os de casos publicados",
  },
  check: {
    en: "print the page of a check, or list all checks",
    es: "mostrar la página de una comprobación, o enumerarlas todas",
    "pt-br": "mostrar a página de uma verificação, ou listar todas",
  },
  lsp: {
    en: "start the language server for an editor",
    es: "iniciar el servidor de lenguaje para un editor",
    "pt-br": "iniciar o servidor de linguagem para um editor",
  },
  help: { en: "show this help", es: "mostrar esta ayuda", "pt-br": "mostrar esta ajuda" },
  version: { en: "show the version", es: "mostrar la versión", "pt-br": "mostrar a versão" },
  filterArgument: {
    en: "a filter, a file `*.tsq`, a pack (all its rules), or `pack.rules.yaml#Rule name`",
    es: "un filtro, un archivo `*.tsq`, un paquete (todas sus reglas) o `pack.rules.yaml#Nombre de regla`",
    "pt-br": "um filtro, um arquivo `*.tsq`, um pacote (todas as suas regras) ou `pack.rules.yaml#Nome da regra`",
  },
  eventsArgument: {
    en: "files, folders or globs of saved events; `-` is standard input",
    es: "archivos, carpetas o patrones de eventos guardados; `-` es la entrada estándar",
    "pt-br": "arquivos, pastas ou padrões de eventos salvos; `-` é a entrada padrão",
  },
  almostArgument: {
    en: "packs, rules `pack.rules.yaml#Rule name`, files `*.tsq` or filters",
    es: "paquetes, reglas `pack.rules.yaml#Nombre de regla`, archivos `*.tsq` o filtros",
    "pt-br": "pacotes, regras `pack.rules.yaml#Nome da regra`, arquivos `*.tsq` ou filtros",
  },
  sourcesArgument: {
    en: "files, folders or globs; `-` is standard input (default: this folder)",
    es: "archivos, carpetas o patrones; `-` es la entrada estándar (por defecto: esta carpeta)",
    "pt-br": "arquivos, pastas ou padrões; `-` é a entrada padrão (padrão: esta pasta)",
  },
  packsArgument: {
    en: "packs or folders (default: this folder)",
    es: "paquetes o carpetas (por defecto: esta carpeta)",
    "pt-br": "pacotes ou pastas (padrão: esta pasta)",
  },
  casesArgument: {
    en: "files of cases, one JSON object a line",
    es: "archivos de casos, un objeto JSON por línea",
    "pt-br": "arquivos de casos, um objeto JSON por linha",
  },
  codeArgument: {
    en: "the code of a check, such as `absent-field`",
    es: "el código de una comprobación, como `absent-field`",
    "pt-br": "o código de uma verificação, como `absent-field`",
  },
  rule: {
    en: "the rule of the pack to take",
    es: "la regla del paquete que se usa",
    "pt-br": "a regra do pacote a usar",
  },
  relatedRule: {
    en: "only the pairs of this rule",
    es: "solo los pares de esta regla",
    "pt-br": "só os pares desta regra",
  },
  witnesses: {
    en: "show each relation by events",
    es: "mostrar cada relación con eventos",
    "pt-br": "mostrar cada relação com eventos",
  },
  relatingWorkers: {
    en: "in how many threads to work (default: 2 for large packs, if there are as many processors)",
    es: "en cuántos hilos trabajar (por defecto: 2 para paquetes grandes, si hay tantos procesadores)",
    "pt-br": "em quantas threads trabalhar (padrão: 2 para pacotes grandes, se houver tantos processadores)",
  },
  type: {
    en: "the rule type by which the filter is read, such as `CloudTrail`",
    es: "el tipo de regla con el que se lee el filtro, como `CloudTrail`",
    "pt-br": "o tipo de regra com que o filtro é lido, como `CloudTrail`",
  },
  list: {
    en: "a lookup list: a file with one value a line, or a JSON array; may be repeated",
    es: "una lista de valores: un archivo con un valor por línea, o un arreglo JSON; se puede repetir",
    "pt-br": "uma lista de valores: um arquivo com um valor por linha, ou uma matriz JSON; pode ser repetida",
  },
  changes: {
    en: "also say what would change the verdict, in the event and in the filter",
    es: "decir también qué cambiaría el veredicto, en el evento y en el filtro",
    "pt-br": "dizer também o que mudaria o veredito, no evento e no filtro",
  },
  explainOption: {
    en: "print the truth tree below each event",
    es: "mostrar el árbol de verdad bajo cada evento",
    "pt-br": "mostrar a árvore de verdade abaixo de cada evento",
  },
  skim: {
    en: "beyond 8 MiB, do not read records that cannot match in full: faster, but mistakes inside of them go unreported",
    es: "más allá de 8 MiB, no leer por completo los registros que no pueden coincidir: más rápido, pero no se informa de errores dentro de ellos",
    "pt-br":
      "além de 8 MiB, não ler por inteiro os registros que não podem corresponder: mais rápido, mas erros dentro deles não são relatados",
  },
  workers: {
    en: "read files with so many threads side by side; 1: without any (default: as many as the work is worth)",
    es: "leer los archivos con tantos hilos en paralelo; 1: sin ninguno (por defecto: tantos como merezca el trabajo)",
    "pt-br":
      "ler os arquivos com tantas threads em paralelo; 1: sem nenhuma (padrão: tantas quantas o trabalho merecer)",
  },
  all: {
    en: "also print events that do not match",
    es: "mostrar también los eventos que no coinciden",
    "pt-br": "mostrar também os eventos que não correspondem",
  },
  count: { en: "print only the counts", es: "mostrar solo los recuentos", "pt-br": "mostrar só as contagens" },
  format: { en: "how to print", es: "cómo mostrar", "pt-br": "como mostrar" },
  event: {
    en: "which event, counted from 1",
    es: "qué evento, contando desde 1",
    "pt-br": "qual evento, contando a partir de 1",
  },
  nearMiss: {
    en: "also make, for each predicate, an event that misses by it alone",
    es: "crear también, para cada predicado, un evento que falla solo por él",
    "pt-br": "criar também, para cada predicado, um evento que falha só por ele",
  },
  minimal: {
    en: "only the fields that the rule needs, not those that every event of the type has",
    es: "solo los campos que la regla necesita, no los que tiene todo evento del tipo",
    "pt-br": "só os campos de que a regra precisa, não os que todo evento do tipo tem",
  },
  like: {
    en: "saved events whose values are taken where they fit",
    es: "eventos guardados cuyos valores se toman donde encajan",
    "pt-br": "eventos salvos cujos valores são usados onde couberem",
  },
  top: {
    en: "how many rules to list for each event",
    es: "cuántas reglas listar por cada evento",
    "pt-br": "quantas regras listar para cada evento",
  },
  fix: {
    en: "repair what can be repaired without changing which events match",
    es: "reparar lo que se puede sin cambiar qué eventos coinciden",
    "pt-br": "consertar o que se pode sem mudar quais eventos correspondem",
  },
  unsafeFixes: {
    en: "also apply fixes that can change which events match",
    es: "aplicar también arreglos que pueden cambiar qué eventos coinciden",
    "pt-br": "aplicar também consertos que podem mudar quais eventos correspondem",
  },
  diff: {
    en: "print what the fixes would change, and change nothing",
    es: "mostrar lo que cambiarían los arreglos, sin cambiar nada",
    "pt-br": "mostrar o que os consertos mudariam, sem mudar nada",
  },
  stdinName: {
    en: "the name by which standard input is read",
    es: "el nombre con el que se lee la entrada estándar",
    "pt-br": "o nome com que a entrada padrão é lida",
  },
  run: {
    en: "only tests whose `rule › test` matches",
    es: "solo las pruebas cuyo `regla › prueba` coincide",
    "pt-br": "só os testes cujo `regra › teste` corresponde",
  },
  formatCheck: {
    en: "only say which files are not formatted",
    es: "solo decir qué archivos no tienen formato",
    "pt-br": "só dizer quais arquivos não estão formatados",
  },
  stdio: {
    en: "talk over standard input and output",
    es: "hablar por la entrada y la salida estándar",
    "pt-br": "conversar pela entrada e saída padrão",
  },
  color: { en: "use colours", es: "usar colores", "pt-br": "usar cores" },
  noColor: { en: "use no colours", es: "no usar colores", "pt-br": "não usar cores" },
  locale: { en: "the language of messages", es: "el idioma de los mensajes", "pt-br": "o idioma das mensagens" },
  dialect: {
    en: "which syntax is accepted when judging filters",
    es: "qué sintaxis se acepta al revisar filtros",
    "pt-br": "qual sintaxe é aceita ao verificar filtros",
  },
  config: {
    en: "the settings file (default: the nearest rulewright.json)",
    es: "el archivo de ajustes (por defecto: el rulewright.json más cercano)",
    "pt-br": "o arquivo de configurações (padrão: o rulewright.json mais próximo)",
  },
  printConfig: {
    en: "print the settings that hold here, and do nothing else",
    es: "mostrar los ajustes que valen aquí y no hacer nada más",
    "pt-br": "mostrar as configurações que valem aqui e não fazer mais nada",
  },
  verbose: {
    en: "print the details of an internal error",
    es: "mostrar los detalles de un error interno",
    "pt-br": "mostrar os detalhes de um erro interno",
  },
});
