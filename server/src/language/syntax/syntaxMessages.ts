/** What is said about a text that is not a filter yet, and the names of the repairs. */

import { defineMessages } from "../text/message.js";

export const syntaxMessages = defineMessages("syntax", {
  typographicQuotes: {
    en: "{text} is in typographic quotes, which the platform rejects; they usually come from a web page or a word processor. Use straight quotes.",
    es: "{text} está entre comillas tipográficas, que la plataforma rechaza; suelen venir de una página web o de un procesador de textos. Use comillas rectas.",
    "pt-br":
      "{text} está entre aspas tipográficas, que a plataforma rejeita; em geral vêm de uma página web ou de um editor de texto. Use aspas retas.",
  },
  unclosedString: {
    en: "This text has no closing quote, so it ends with the line. Add the quote.",
    es: "A este texto le falta la comilla de cierre, por lo que termina con la línea. Añada la comilla.",
    "pt-br": "Falta a aspa de fechamento deste texto, por isso ele termina com a linha. Acrescente a aspa.",
  },
  escapedQuote: {
    en: "The backslash before the last quote takes its meaning away, so this text never closes. Write the backslash twice.",
    es: "La barra invertida delante de la última comilla anula su significado, así que este texto nunca se cierra. Escriba la barra dos veces.",
    "pt-br":
      "A barra invertida antes da última aspa anula o seu significado, por isso este texto nunca se fecha. Escreva a barra duas vezes.",
  },
  unknownEscape: {
    en: 'A backslash only has a meaning before a backslash or a quote; "{text}" is read as two plain characters. Write the backslash twice to say so.',
    es: 'Una barra invertida solo tiene significado delante de otra barra o de una comilla; "{text}" se lee como dos caracteres normales. Escriba la barra dos veces para decirlo.',
    "pt-br":
      'Uma barra invertida só tem significado antes de outra barra ou de uma aspa; "{text}" é lido como dois caracteres comuns. Escreva a barra duas vezes para deixar isso claro.',
  },
  mismatchedQuotes: {
    en: "{text} opens with one kind of quote and closes with another. Use the same on both sides.",
    es: "{text} se abre con un tipo de comilla y se cierra con otro. Use el mismo en ambos lados.",
    "pt-br": "{text} abre com um tipo de aspa e fecha com outro. Use o mesmo dos dois lados.",
  },
  unquotedValue: {
    en: "The value {text} needs quotes: without them the platform rejects the filter.",
    es: "El valor {text} necesita comillas: sin ellas la plataforma rechaza el filtro.",
    "pt-br": "O valor {text} precisa de aspas: sem elas a plataforma rejeita o filtro.",
  },
  foreignOperator: {
    en: "`{text}` belongs to another language; here it is written `{meaning}`.",
    es: "`{text}` pertenece a otro lenguaje; aquí se escribe `{meaning}`.",
    "pt-br": "`{text}` pertence a outra linguagem; aqui se escreve `{meaning}`.",
  },
  operatorSpelling: {
    en: "`{text}` is written `{meaning}` in this language. The platform knows no other spelling.",
    es: "`{text}` se escribe `{meaning}` en este lenguaje. La plataforma no conoce otra grafía.",
    "pt-br": "`{text}` se escreve `{meaning}` nesta linguagem. A plataforma não conhece outra grafia.",
  },
  negatedOperator: {
    en: "`{text}` is no operator: a negation stands before the whole predicate, as in `not {field} {operator} …`.",
    es: "`{text}` no es un operador: la negación va delante de todo el predicado, como en `not {field} {operator} …`.",
    "pt-br":
      "`{text}` não é um operador: a negação vem antes do predicado inteiro, como em `not {field} {operator} …`.",
  },
  translatedConnective: {
    en: "`{text}` is a translation of `{meaning}`: the page that this filter comes from was probably translated by machine. The language's words are English.",
    es: "`{text}` es una traducción de `{meaning}`: la página de la que viene este filtro probablemente fue traducida por una máquina. Las palabras del lenguaje son inglesas.",
    "pt-br":
      "`{text}` é uma tradução de `{meaning}`: a página de onde vem este filtro provavelmente foi traduzida por máquina. As palavras da linguagem são inglesas.",
  },
  translatedOperator: {
    en: "`{text}` is a translation of `{meaning}`; the language's operators are English.",
    es: "`{text}` es una traducción de `{meaning}`; los operadores del lenguaje son ingleses.",
    "pt-br": "`{text}` é uma tradução de `{meaning}`; os operadores da linguagem são ingleses.",
  },
  translatedField: {
    en: "`{text}` is a translation of the field `{meaning}`; no event has a field of that name.",
    es: "`{text}` es una traducción del campo `{meaning}`; ningún evento tiene un campo con ese nombre.",
    "pt-br": "`{text}` é uma tradução do campo `{meaning}`; nenhum evento tem um campo com esse nome.",
  },
  invisibleCharacter: {
    en: "There is an invisible character here ({name}), probably pasted from a web page. The platform does not take it for a space.",
    es: "Aquí hay un carácter invisible ({name}), probablemente pegado de una página web. La plataforma no lo toma por un espacio.",
    "pt-br":
      "Há um caractere invisível aqui ({name}), provavelmente colado de uma página web. A plataforma não o toma por um espaço.",
  },
  invisibleInString: {
    en: "This text holds a character that nobody sees or that a web page put in ({name}); it only matches events that hold it too.",
    es: "Este texto contiene un carácter que nadie ve o que puso una página web ({name}); solo coincide con eventos que también lo contengan.",
    "pt-br":
      "Este texto contém um caractere que ninguém vê ou que uma página web inseriu ({name}); só corresponde a eventos que também o contenham.",
  },
  fullWidthCharacter: {
    en: "`{text}` is a full-width character; write `{meaning}`.",
    es: "`{text}` es un carácter de ancho completo; escriba `{meaning}`.",
    "pt-br": "`{text}` é um caractere de largura total; escreva `{meaning}`.",
  },
  commentInPack: {
    en: "The platform has no comments: inside a pack, one makes the filter invalid. Remove the comment.",
    es: "La plataforma no tiene comentarios: dentro de un paquete, uno hace inválido el filtro. Quite el comentario.",
    "pt-br":
      "A plataforma não tem comentários: dentro de um pacote, um deles torna o filtro inválido. Remova o comentário.",
  },
  foreignComment: {
    en: "`{text}` begins a comment in other languages; in a filter file comments begin with `#`.",
    es: "`{text}` inicia un comentario en otros lenguajes; en un archivo de filtro los comentarios empiezan con `#`.",
    "pt-br":
      "`{text}` inicia um comentário em outras linguagens; num arquivo de filtro os comentários começam com `#`.",
  },
  unexpectedText: {
    en: "`{text}` has no meaning here. Remove it.",
    es: "`{text}` no significa nada aquí. Quítelo.",
    "pt-br": "`{text}` não significa nada aqui. Remova-o.",
  },
  unexpectedConnective: {
    en: "`{text}` joins two predicates, but one of them is missing. Remove it or add the other predicate.",
    es: "`{text}` une dos predicados, pero falta uno de ellos. Quítelo o añada el otro predicado.",
    "pt-br": "`{text}` une dois predicados, mas falta um deles. Remova-o ou acrescente o outro predicado.",
  },
  missingConnective: {
    en: "Two predicates stand side by side without `and` or `or`. Say which of the two you mean.",
    es: "Hay dos predicados seguidos sin `and` ni `or`. Indique cuál de los dos quiere decir.",
    "pt-br": "Há dois predicados lado a lado sem `and` nem `or`. Indique qual dos dois você quer dizer.",
  },
  missingPredicate: {
    en: "A predicate is missing here: a field, an operator and a value.",
    es: "Aquí falta un predicado: un campo, un operador y un valor.",
    "pt-br": "Falta um predicado aqui: um campo, um operador e um valor.",
  },
  missingField: {
    en: "The name of a field is missing before `{text}`.",
    es: "Falta el nombre de un campo antes de `{text}`.",
    "pt-br": "Falta o nome de um campo antes de `{text}`.",
  },
  missingOperator: {
    en: '`{field}` is not compared with anything. Add an operator and a value, as in `{field} = "…"`.',
    es: '`{field}` no se compara con nada. Añada un operador y un valor, como en `{field} = "…"`.',
    "pt-br": '`{field}` não é comparado com nada. Acrescente um operador e um valor, como em `{field} = "…"`.',
  },
  unknownOperator: {
    en: "`{text}` is not an operator. The operators are =, !=, <, >, starts_with, ends_with and like.",
    es: "`{text}` no es un operador. Los operadores son =, !=, <, >, starts_with, ends_with y like.",
    "pt-br": "`{text}` não é um operador. Os operadores são =, !=, <, >, starts_with, ends_with e like.",
  },
  missingOperand: {
    en: "A value is missing after `{operator}`.",
    es: "Falta un valor después de `{operator}`.",
    "pt-br": "Falta um valor depois de `{operator}`.",
  },
  quotedField: {
    en: "Field names are written without quotes.",
    es: "Los nombres de los campos se escriben sin comillas.",
    "pt-br": "Os nomes dos campos são escritos sem aspas.",
  },
  invalidField: {
    en: "`{text}` cannot be the name of a field: names start with a letter, and their parts are joined by single dots.",
    es: "`{text}` no puede ser el nombre de un campo: los nombres empiezan por una letra y sus partes se unen con un solo punto.",
    "pt-br":
      "`{text}` não pode ser o nome de um campo: os nomes começam com uma letra e suas partes são unidas por um só ponto.",
  },
  loneValue: {
    en: "The value {text} stands alone: repeat the field and the operator before each value.",
    es: "El valor {text} está solo: repita el campo y el operador delante de cada valor.",
    "pt-br": "O valor {text} está sozinho: repita o campo e o operador antes de cada valor.",
  },
  valueList: {
    en: "`{operator}` compares with one value. Repeat the predicate for each value, joined by `or`.",
    es: "`{operator}` compara con un solo valor. Repita el predicado para cada valor, unidos con `or`.",
    "pt-br": "`{operator}` compara com um só valor. Repita o predicado para cada valor, unidos por `or`.",
  },
  missingComma: {
    en: "The values of a list are separated by commas.",
    es: "Los valores de una lista se separan con comas.",
    "pt-br": "Os valores de uma lista são separados por vírgulas.",
  },
  invalidListName: {
    en: "`{text}` cannot be the name of a lookup list: after `@` come a letter or `_` and 2 to 31 letters, digits or `_`.",
    es: "`{text}` no puede ser el nombre de una lista: después de `@` van una letra o `_` y de 2 a 31 letras, cifras o `_`.",
    "pt-br":
      "`{text}` não pode ser o nome de uma lista: depois de `@` vêm uma letra ou `_` e de 2 a 31 letras, algarismos ou `_`.",
  },
  unclosedBracket: {
    en: "This parenthesis is never closed.",
    es: "Este paréntesis no se cierra nunca.",
    "pt-br": "Este parêntese nunca é fechado.",
  },
  strayBracket: {
    en: "This parenthesis closes nothing. Remove it, or open one before it.",
    es: "Este paréntesis no cierra nada. Quítelo o abra uno antes.",
    "pt-br": "Este parêntese não fecha nada. Remova-o ou abra um antes dele.",
  },
  wrongBracket: {
    en: "`{text}` is not a bracket of this language. Use round parentheses.",
    es: "`{text}` no es un paréntesis de este lenguaje. Use paréntesis redondos.",
    "pt-br": "`{text}` não é um parêntese desta linguagem. Use parênteses redondos.",
  },
  nestedTooDeeply: {
    en: "More than {limit} levels of parentheses and `not` are not read. Write the filter flatter.",
    es: "No se leen más de {limit} niveles de paréntesis y `not`. Escriba el filtro de forma más plana.",
    "pt-br": "Mais de {limit} níveis de parênteses e `not` não são lidos. Escreva o filtro de forma mais plana.",
  },
});

export const repairMessages = defineMessages("repair", {
  straightQuotes: { en: "Use straight quotes", es: "Usar comillas rectas", "pt-br": "Usar aspas retas" },
  addQuote: {
    en: "Add the closing quote",
    es: "Añadir la comilla de cierre",
    "pt-br": "Acrescentar a aspa de fechamento",
  },
  doubleBackslash: {
    en: "Write the backslash twice",
    es: "Escribir la barra dos veces",
    "pt-br": "Escrever a barra duas vezes",
  },
  addQuotes: {
    en: "Put the value in quotes",
    es: "Poner el valor entre comillas",
    "pt-br": "Colocar o valor entre aspas",
  },
  write: { en: "Write `{text}`", es: "Escribir `{text}`", "pt-br": "Escrever `{text}`" },
  remove: { en: "Remove `{text}`", es: "Quitar `{text}`", "pt-br": "Remover `{text}`" },
  removeInvisible: {
    en: "Remove the invisible character",
    es: "Quitar el carácter invisible",
    "pt-br": "Remover o caractere invisível",
  },
  removeComment: { en: "Remove the comment", es: "Quitar el comentario", "pt-br": "Remover o comentário" },
  insert: { en: "Insert `{text}`", es: "Insertar `{text}`", "pt-br": "Inserir `{text}`" },
  repeatPredicate: {
    en: "Repeat the predicate for each value",
    es: "Repetir el predicado para cada valor",
    "pt-br": "Repetir o predicado para cada valor",
  },
  removeQuotes: { en: "Remove the quotes", es: "Quitar las comillas", "pt-br": "Remover as aspas" },
});
