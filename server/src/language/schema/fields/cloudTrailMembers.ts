/** Members inside CloudTrail records that are the same for all calls, or that rules use although no service model has them. */

import { fieldTable, plainEnumeration } from "./fieldTable.js";

const eventTypes = ["cloudtrail"] as const;
const RECORD_CONTENTS = "AWS, CloudTrail record contents";

const parts = fieldTable(
  { eventTypes, source: RECORD_CONTENTS, provenance: "documented" },
  {
    resources: [
      "object[]",
      "Resources that the call touched.",
      "Recursos que tocó la llamada.",
      "Recursos que a chamada tocou.",
    ],
    "resources.ARN": [
      "text[]",
      "Amazon resource names of the resources.",
      "Nombres de recurso de Amazon de los recursos.",
      "Nomes de recurso da Amazon dos recursos.",
    ],
    "resources.ARNPrefix": [
      "text[]",
      "Beginnings of the resource names, where a call touches many.",
      "Inicios de los nombres de recurso, cuando una llamada toca muchos.",
      "Inícios dos nomes de recurso, quando uma chamada toca muitos.",
    ],
    "resources.accountId": ["text[]", "Accounts of the resources.", "Cuentas de los recursos.", "Contas dos recursos."],
    "resources.type": [
      "text[]",
      "Kinds of the resources, for example AWS::S3::Bucket.",
      "Tipos de los recursos, por ejemplo AWS::S3::Bucket.",
      "Tipos dos recursos, por exemplo AWS::S3::Bucket.",
    ],
    tlsDetails: [
      "object",
      "How the connection was encrypted.",
      "Cómo se cifró la conexión.",
      "Como a conexão foi criptografada.",
    ],
    "tlsDetails.tlsVersion": [
      "text",
      "Version of TLS.",
      "Versión de TLS.",
      "Versão do TLS.",
      { values: plainEnumeration("open", "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3") },
    ],
    "tlsDetails.cipherSuite": ["text", "Cipher suite.", "Conjunto de cifrado.", "Conjunto de cifras."],
    "tlsDetails.clientProvidedHostHeader": [
      "text",
      "Host name that the client called.",
      "Nombre de host al que llamó el cliente.",
      "Nome de host que o cliente chamou.",
    ],
    "tlsDetails.keyExchange": [
      "text",
      "Key exchange of TLS.",
      "Intercambio de claves de TLS.",
      "Troca de chaves do TLS.",
    ],
    insightDetails: [
      "object",
      "What CloudTrail Insights noticed.",
      "Lo que notó CloudTrail Insights.",
      "O que o CloudTrail Insights notou.",
    ],
    "insightDetails.state": [
      "text",
      "Whether the unusual activity begins or ends here.",
      "Si la actividad inusual empieza o termina aquí.",
      "Se a atividade incomum começa ou termina aqui.",
      { values: plainEnumeration("closed", "Start End") },
    ],
    "insightDetails.eventSource": [
      "text",
      "Service called unusually.",
      "Servicio llamado de forma inusual.",
      "Serviço chamado de forma incomum.",
    ],
    "insightDetails.eventName": [
      "text",
      "Call made unusually.",
      "Llamada hecha de forma inusual.",
      "Chamada feita de forma incomum.",
    ],
    "insightDetails.errorCode": ["text", "Error that is unusual.", "Error que es inusual.", "Erro que é incomum."],
    "insightDetails.insightType": [
      "text",
      "What is unusual.",
      "Qué es lo inusual.",
      "O que é incomum.",
      { values: plainEnumeration("open", "ApiCallRateInsight ApiErrorRateInsight") },
    ],
    "insightDetails.insightContext": [
      "object",
      "Numbers behind the insight.",
      "Cifras que sustentan el hallazgo.",
      "Números por trás da observação.",
    ],
    "insightDetails.insightContext.statistics.baseline.average": [
      "number",
      "Usual calls a minute.",
      "Llamadas habituales por minuto.",
      "Chamadas habituais por minuto.",
    ],
    "insightDetails.insightContext.statistics.insight.average": [
      "number",
      "Calls a minute during the unusual activity.",
      "Llamadas por minuto durante la actividad inusual.",
      "Chamadas por minuto durante a atividade incomum.",
    ],
    "insightDetails.insightContext.statistics.insightDuration": [
      "number",
      "Minutes that the unusual activity lasted.",
      "Minutos que duró la actividad inusual.",
      "Minutos que durou a atividade incomum.",
    ],
  },
);

const console = fieldTable(
  { eventTypes, source: "AWS, records of console sign-in", provenance: "documented" },
  {
    additionalEventData: [
      "object",
      "What is neither request nor answer; which members there are depends on the service.",
      "Lo que no es solicitud ni respuesta; sus miembros dependen del servicio.",
      "O que não é requisição nem resposta; os membros dependem do serviço.",
      { source: RECORD_CONTENTS },
    ],
    "additionalEventData.MFAUsed": [
      "text",
      "Whether a second factor was used at the console.",
      "Si se usó un segundo factor en la consola.",
      "Se um segundo fator foi usado no console.",
      { values: plainEnumeration("closed", "No Yes") },
    ],
    "additionalEventData.MFAIdentifier": [
      "text",
      "Device of the second factor.",
      "Dispositivo del segundo factor.",
      "Dispositivo do segundo fator.",
    ],
    "additionalEventData.LoginTo": [
      "text",
      "Page that the sign-in leads to.",
      "Página a la que lleva el inicio de sesión.",
      "Página à qual o login leva.",
    ],
    "additionalEventData.MobileVersion": [
      "text",
      "Whether the mobile page was used.",
      "Si se usó la página móvil.",
      "Se a página móvel foi usada.",
      { values: plainEnumeration("closed", "No Yes") },
    ],
    "additionalEventData.MfaType": [
      "text",
      "Kind of second factor.",
      "Tipo de segundo factor.",
      "Tipo de segundo fator.",
    ],
    "additionalEventData.SwitchFrom": [
      "text",
      "Identity that a role was switched from.",
      "Identidad desde la que se cambió de rol.",
      "Identidade da qual se trocou de função.",
    ],
    "additionalEventData.RedirectTo": [
      "text",
      "Page that follows a change of role.",
      "Página que sigue a un cambio de rol.",
      "Página que segue uma troca de função.",
    ],
    "additionalEventData.AuthenticationMethod": [
      "text",
      "How an S3 request was signed.",
      "Cómo se firmó una solicitud de S3.",
      "Como uma requisição do S3 foi assinada.",
      {
        source: "published records",
        provenance: "observed",
        values: plainEnumeration("open", "AuthHeader QueryString"),
      },
    ],
    "additionalEventData.SignatureVersion": [
      "text",
      "Version of the signature.",
      "Versión de la firma.",
      "Versão da assinatura.",
      { source: "published records", provenance: "observed", values: plainEnumeration("open", "SigV2 SigV4 SigV4A") },
    ],
    "additionalEventData.CipherSuite": [
      "text",
      "Cipher suite of an S3 request.",
      "Conjunto de cifrado de una solicitud de S3.",
      "Conjunto de cifras de uma requisição do S3.",
      { source: "published records", provenance: "observed" },
    ],
    "additionalEventData.bytesTransferredIn": [
      "number",
      "Bytes received by S3.",
      "Bytes recibidos por S3.",
      "Bytes recebidos pelo S3.",
      { source: "published records", provenance: "observed" },
    ],
    "additionalEventData.bytesTransferredOut": [
      "number",
      "Bytes sent by S3.",
      "Bytes enviados por S3.",
      "Bytes enviados pelo S3.",
      { source: "published records", provenance: "observed" },
    ],
    "additionalEventData.x-amz-id-2": [
      "text",
      "Identifier of an S3 request.",
      "Identificador de una solicitud de S3.",
      "Identificador de uma requisição do S3.",
      { source: "published records", provenance: "observed", volatile: true },
    ],
    "responseElements.ConsoleLogin": [
      "text",
      "Whether the sign-in to the console succeeded.",
      "Si el inicio de sesión en la consola tuvo éxito.",
      "Se o login no console teve sucesso.",
      { values: plainEnumeration("closed", "Failure Success") },
    ],
    "responseElements.SwitchRole": [
      "text",
      "Whether the change of role succeeded.",
      "Si el cambio de rol tuvo éxito.",
      "Se a troca de função teve sucesso.",
      { values: plainEnumeration("closed", "Failure Success") },
    ],
  },
);

export const CLOUD_TRAIL_MEMBER_FIELDS = [...parts, ...console];
