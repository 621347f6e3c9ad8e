/** The top-level members of CloudTrail records. Who called is in `cloudTrailIdentity.ts`, the rest in `cloudTrailMembers.ts`. */

import { enumeration, fieldTable, plainEnumeration } from "./fieldTable.js";

const eventTypes = ["cloudtrail"] as const;
const RECORD_CONTENTS = "AWS, CloudTrail record contents";

const always = { presence: "always" } as const;

const record = fieldTable(
  { eventTypes, source: RECORD_CONTENTS, provenance: "documented" },
  {
    eventVersion: [
      "text",
      "Version of the record's format.",
      "Versión del formato del registro.",
      "Versão do formato do registro.",
      always,
    ],
    eventTime: [
      "dateTime",
      "When the call was completed.",
      "Cuándo se completó la llamada.",
      "Quando a chamada foi concluída.",
      { presence: "always", volatile: true },
    ],
    eventSource: [
      "text",
      "Service that was called, for example s3.amazonaws.com.",
      "Servicio al que se llamó, por ejemplo s3.amazonaws.com.",
      "Serviço que foi chamado, por exemplo s3.amazonaws.com.",
      always,
    ],
    eventName: [
      "text",
      "Call that was made, for example CreateUser; capitals matter.",
      "Llamada que se hizo, por ejemplo CreateUser; las mayúsculas importan.",
      "Chamada que foi feita, por exemplo CreateUser; maiúsculas importam.",
      always,
    ],
    awsRegion: ["text", "AWS region of the call.", "Región de AWS de la llamada.", "Região da AWS da chamada.", always],
    sourceIPAddress: [
      "ip",
      "Address of the caller, or the name of the AWS service that called.",
      "Dirección de quien llama, o nombre del servicio de AWS que llamó.",
      "Endereço de quem chama, ou nome do serviço da AWS que chamou.",
      always,
    ],
    userAgent: ["text", "Program that made the call.", "Programa que hizo la llamada.", "Programa que fez a chamada."],
    requestParameters: [
      "object",
      "Parameters of the request; which there are depends on the call.",
      "Parámetros de la solicitud; cuáles hay depende de la llamada.",
      "Parâmetros da requisição; quais existem depende da chamada.",
    ],
    responseElements: [
      "object",
      "Answer to a call that changes something; absent where it only reads.",
      "Respuesta a una llamada que cambia algo; falta si solo lee.",
      "Resposta a uma chamada que altera algo; ausente se só lê.",
    ],
    errorCode: [
      "text",
      "Why the call failed; absent where it succeeded.",
      "Por qué falló la llamada; falta si tuvo éxito.",
      "Por que a chamada falhou; ausente se teve sucesso.",
      {
        values: plainEnumeration(
          "open",
          `AccessDenied AccessDeniedException Client.UnauthorizedOperation EntityAlreadyExistsException InvalidClientTokenId
        NoSuchBucket NoSuchEntityException ResourceNotFoundException ThrottlingException UnauthorizedOperation
        ValidationException`,
        ),
      },
    ],
    errorMessage: [
      "text",
      "Why the call failed, in a sentence.",
      "Por qué falló la llamada, en una frase.",
      "Por que a chamada falhou, em uma frase.",
    ],
    requestID: [
      "text",
      "Identifier of the request.",
      "Identificador de la solicitud.",
      "Identificador da requisição.",
      { volatile: true },
    ],
    eventID: [
      "text",
      "Identifier of this one record.",
      "Identificador de este único registro.",
      "Identificador deste único registro.",
      { presence: "always", volatile: true },
    ],
    readOnly: [
      "boolean",
      "Whether the call changes nothing.",
      "Si la llamada no cambia nada.",
      "Se a chamada não altera nada.",
    ],
    eventType: [
      "text",
      "How the event came about.",
      "Cómo se produjo el evento.",
      "Como o evento surgiu.",
      {
        presence: "always",
        values: enumeration("closed", {
          AwsApiCall: ["A call of an API.", "Una llamada a una API.", "Uma chamada de API."],
          AwsServiceEvent: [
            "The service did it by itself.",
            "El servicio lo hizo por sí mismo.",
            "O serviço o fez por conta própria.",
          ],
          AwsConsoleAction: [
            "An action in the console that is no call.",
            "Una acción en la consola que no es una llamada.",
            "Uma ação no console que não é uma chamada.",
          ],
          AwsConsoleSignIn: ["A sign-in to the console.", "Un inicio de sesión en la consola.", "Um login no console."],
          AwsCloudTrailInsight: [
            "CloudTrail noticed unusual activity.",
            "CloudTrail notó actividad inusual.",
            "O CloudTrail notou atividade incomum.",
          ],
          AwsVpceEvent: [
            "A call through a VPC endpoint.",
            "Una llamada a través de un punto de enlace de VPC.",
            "Uma chamada por um endpoint de VPC.",
          ],
        }),
      },
    ],
    eventCategory: [
      "text",
      "Kind of record.",
      "Clase de registro.",
      "Classe do registro.",
      {
        values: enumeration("closed", {
          Management: [
            "Work on resources themselves.",
            "Operaciones sobre los propios recursos.",
            "Operações sobre os próprios recursos.",
          ],
          Data: [
            "Work on data inside resources.",
            "Operaciones sobre datos dentro de recursos.",
            "Operações sobre dados dentro dos recursos.",
          ],
          Insight: ["Unusual activity.", "Actividad inusual.", "Atividade incomum."],
          NetworkActivity: [
            "Calls through VPC endpoints.",
            "Llamadas a través de puntos de enlace de VPC.",
            "Chamadas por endpoints de VPC.",
          ],
        }),
      },
    ],
    managementEvent: [
      "boolean",
      "Whether it is a management event.",
      "Si es un evento de administración.",
      "Se é um evento de gerenciamento.",
    ],
    recipientAccountId: [
      "text",
      "Account that received the record.",
      "Cuenta que recibió el registro.",
      "Conta que recebeu o registro.",
      always,
    ],
    apiVersion: ["text", "Version of the API.", "Versión de la API.", "Versão da API."],
    sharedEventID: [
      "text",
      "Identifier that the records of several accounts share for one event.",
      "Identificador que comparten los registros de varias cuentas para un evento.",
      "Identificador que registros de várias contas compartilham para um evento.",
      { volatile: true },
    ],
    vpcEndpointId: [
      "text",
      "VPC endpoint that the call went through.",
      "Punto de enlace de VPC por el que pasó la llamada.",
      "Endpoint de VPC por onde a chamada passou.",
    ],
    vpcEndpointAccountId: [
      "text",
      "Account of the VPC endpoint.",
      "Cuenta del punto de enlace de VPC.",
      "Conta do endpoint de VPC.",
    ],
    sessionCredentialFromConsole: [
      "boolean",
      "Whether the call came from a console session.",
      "Si la llamada vino de una sesión de consola.",
      "Se a chamada veio de uma sessão do console.",
    ],
    serviceEventDetails: [
      "object",
      "What a service says about its own event.",
      "Lo que un servicio dice de su propio evento.",
      "O que um serviço diz do próprio evento.",
    ],
    addendum: [
      "object",
      "Why a record was delivered late or again.",
      "Por qué un registro se entregó tarde o de nuevo.",
      "Por que um registro foi entregue tarde ou de novo.",
    ],
    "addendum.reason": [
      "text",
      "Reason of the addendum.",
      "Motivo del añadido.",
      "Motivo do adendo.",
      { values: plainEnumeration("open", "DELIVERY_DELAY UPDATED_DATA SERVICE_OUTAGE") },
    ],
    "addendum.updatedFields": [
      "text",
      "Fields that were updated.",
      "Campos que se actualizaron.",
      "Campos que foram atualizados.",
    ],
    "addendum.originalRequestID": [
      "text",
      "Identifier of the first request.",
      "Identificador de la primera solicitud.",
      "Identificador da primeira requisição.",
      { volatile: true },
    ],
    "addendum.originalEventID": [
      "text",
      "Identifier of the first record.",
      "Identificador del primer registro.",
      "Identificador do primeiro registro.",
      { volatile: true },
    ],
    edgeDeviceDetails: [
      "object",
      "Device that a call on an edge device came from.",
      "Dispositivo del que vino una llamada en un dispositivo perimetral.",
      "Dispositivo de onde veio uma chamada em um dispositivo de borda.",
    ],
  },
);

const normalised = fieldTable(
  // AWS's records have no members of these names, and these are what is searched.
  { eventTypes, source: "Threat Stack, aggregate fields", provenance: "documented", aliasOnly: true },
  {
    user: [
      "text",
      "Who called, by the shortest name there is.",
      "Quién llamó, con el nombre más corto que haya.",
      "Quem chamou, com o nome mais curto que houver.",
    ],
    ip: ["ip", "Address of the caller.", "Dirección de quien llama.", "Endereço de quem chama."],
    accountId: ["text", "AWS account.", "Cuenta de AWS.", "Conta da AWS."],
    region: ["text", "AWS region of the call.", "Región de AWS de la llamada.", "Região da AWS da chamada."],
  },
);

export const CLOUD_TRAIL_FIELDS = [...record, ...normalised];
