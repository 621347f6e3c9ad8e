/** What is said about files of saved events that cannot be read, or not wholly. */

import { defineMessages } from "../../language/index.js";

export const readerMessages = defineMessages("events", {
  notFound: {
    en: "There is no file or folder `{path}`, so no events were read from it. Check the path.",
    es: "No existe ningún archivo ni carpeta `{path}`, así que no se leyeron eventos de ahí. Compruebe la ruta.",
    "pt-br": "Não existe arquivo nem pasta `{path}`, por isso nenhum evento foi lido dali. Verifique o caminho.",
  },
  noMatch: {
    en: "No file matches `{path}`, so no events were read from it. Check the pattern.",
    es: "Ningún archivo coincide con `{path}`, así que no se leyeron eventos de ahí. Compruebe el patrón.",
    "pt-br": "Nenhum arquivo corresponde a `{path}`, por isso nenhum evento foi lido dali. Verifique o padrão.",
  },
  outside: {
    en: "`{path}` lies outside of the workspace, so it is not read. Move the events into the workspace.",
    es: "`{path}` está fuera del espacio de trabajo, así que no se lee. Mueva los eventos al espacio de trabajo.",
    "pt-br":
      "`{path}` está fora do espaço de trabalho, por isso não é lido. Mova os eventos para o espaço de trabalho.",
  },
  unreadable: {
    en: "`{path}` cannot be read ({code}), so its events are missing from the result. Check that you may read it.",
    es: "No se puede leer `{path}` ({code}), así que sus eventos faltan en el resultado. Compruebe que tiene permiso.",
    "pt-br":
      "Não é possível ler `{path}` ({code}), por isso seus eventos faltam no resultado. Verifique se você tem permissão.",
  },
  truncated: {
    en: "The {format} data of `{path}` breaks off: the {count} events before that were read, the others are missing. Fetch the file again.",
    es: "Los datos {format} de `{path}` se interrumpen: se leyeron los {count} eventos anteriores y faltan los demás. Descargue el archivo de nuevo.",
    "pt-br":
      "Os dados {format} de `{path}` são interrompidos: os {count} eventos anteriores foram lidos e faltam os demais. Baixe o arquivo de novo.",
  },
  damaged: {
    en: "The {format} data of `{path}` is damaged: {count} events before that were read, the others are missing. Fetch the file again.",
    es: "Los datos {format} de `{path}` están dañados: se leyeron {count} eventos anteriores y faltan los demás. Descargue el archivo de nuevo.",
    "pt-br":
      "Os dados {format} de `{path}` estão danificados: {count} eventos anteriores foram lidos e faltam os demais. Baixe o arquivo de novo.",
  },
  shortened: {
    en: "`{path}` became shorter while it was read: {count} events were read, others may be missing. Run it again when nothing writes to the file.",
    es: "`{path}` se acortó mientras se leía: se leyeron {count} eventos y pueden faltar otros. Ejecútelo de nuevo cuando nada escriba en el archivo.",
    "pt-br":
      "`{path}` ficou menor enquanto era lido: {count} eventos foram lidos e podem faltar outros. Execute de novo quando nada gravar no arquivo.",
  },
  windowTooLarge: {
    en: "The zstd data of `{path}` wants {size} MiB of memory, and no more than {limit} are given to it: {count} events before that were read, the others are missing. Pack it again without `--long` and `--ultra`.",
    es: "Los datos zstd de `{path}` piden {size} MiB de memoria y no se les dan más de {limit}: se leyeron {count} eventos anteriores y faltan los demás. Comprímalo de nuevo sin `--long` ni `--ultra`.",
    "pt-br":
      "Os dados zstd de `{path}` pedem {size} MiB de memória, e não recebem mais de {limit}: {count} eventos anteriores foram lidos e faltam os demais. Comprima-o de novo sem `--long` nem `--ultra`.",
  },
  rowGroupTooLarge: {
    en: "A row group of `{path}` does not fit into {limit} MiB of memory: {count} events before that were read, the others are missing. Write the Parquet file again with smaller row groups, or fetch it again if it should be small.",
    es: "Un grupo de filas de `{path}` no cabe en {limit} MiB de memoria: se leyeron {count} eventos anteriores y faltan los demás. Escriba el archivo Parquet de nuevo con grupos más pequeños, o descárguelo de nuevo si debería ser pequeño.",
    "pt-br":
      "Um grupo de linhas de `{path}` não cabe em {limit} MiB de memória: {count} eventos anteriores foram lidos e faltam os demais. Grave o arquivo Parquet de novo com grupos menores, ou baixe-o de novo se ele deveria ser pequeno.",
  },
  needsFile: {
    en: "`{path}` is {format} data, which is read from its end, so it must be a file that is not packed: its events are missing. Save it as a file and name that.",
    es: "`{path}` contiene datos {format}, que se leen desde el final, así que debe ser un archivo sin comprimir: faltan sus eventos. Guárdelo como archivo e indique este.",
    "pt-br":
      "`{path}` contém dados {format}, que são lidos a partir do fim, por isso precisa ser um arquivo não comprimido: faltam seus eventos. Salve-o como arquivo e indique esse arquivo.",
  },
  empty: {
    en: "`{path}` is empty, so there are no events in it. Check whether it was fetched completely.",
    es: "`{path}` está vacío, así que no contiene eventos. Compruebe si se descargó por completo.",
    "pt-br": "`{path}` está vazio, por isso não contém eventos. Verifique se ele foi baixado por completo.",
  },
  notText: {
    en: "`{path}` is {format} data, which is not read, so its events are missing. Save them as JSON in UTF-8, gzip or plain.",
    es: "`{path}` contiene datos {format}, que no se leen, así que faltan sus eventos. Guárdelos como JSON en UTF-8, con gzip o sin él.",
    "pt-br":
      "`{path}` contém dados {format}, que não são lidos, por isso faltam seus eventos. Salve-os como JSON em UTF-8, com ou sem gzip.",
  },
  notUtf8: {
    en: "This record is not valid UTF-8 from byte {byte} on, so it was skipped. Save it as UTF-8.",
    es: "Este registro no es UTF-8 válido a partir del byte {byte}, así que se omitió. Guárdelo como UTF-8.",
    "pt-br": "Este registro não é UTF-8 válido a partir do byte {byte}, por isso foi ignorado. Salve-o como UTF-8.",
  },
  tooLong: {
    en: "The record that begins here has more than {limit} MiB, so it was skipped. Check whether a quote or a bracket is missing.",
    es: "El registro que empieza aquí tiene más de {limit} MiB, así que se omitió. Compruebe si falta una comilla o un corchete.",
    "pt-br":
      "O registro que começa aqui tem mais de {limit} MiB, por isso foi ignorado. Verifique se falta uma aspa ou um colchete.",
  },
  passedOver: {
    en: "Beyond the first {limit} MiB, records that lack what every match has were not parsed, so mistakes inside of them are not reported. Without `--skim` every record is read.",
    es: "Más allá de los primeros {limit} MiB, no se analizaron los registros que carecen de lo que tiene toda coincidencia, así que no se informa de errores dentro de ellos. Sin `--skim` se leen todos los registros.",
    "pt-br":
      "Além dos primeiros {limit} MiB, os registros sem aquilo que toda correspondência tem não foram analisados, por isso erros dentro deles não são relatados. Sem `--skim` todos os registros são lidos.",
  },
  unfinished: {
    en: "The input ends before its list of records does, so some may be missing. Fetch it again.",
    es: "La entrada termina antes que su lista de registros, así que pueden faltar algunos. Descárguela de nuevo.",
    "pt-br": "A entrada termina antes da sua lista de registros, por isso podem faltar alguns. Baixe-a de novo.",
  },
  capped: {
    en: "Only the first {count} events were loaded, because there are more than fit. The command line reads them all.",
    es: "Solo se cargaron los primeros {count} eventos, porque hay más de los que caben. La línea de comandos los lee todos.",
    "pt-br":
      "Só os primeiros {count} eventos foram carregados, porque há mais do que cabem. A linha de comando lê todos.",
  },
});
