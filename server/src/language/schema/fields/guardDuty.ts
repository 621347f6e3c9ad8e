/** What is known by hand about GuardDuty findings; all other paths come from the service model, by name alone. */

import data from "../data/guardduty.json" with { type: "json" };
import type { FieldInfo } from "../schema.js";
import { enumeration, fieldTable, plainEnumeration, readType } from "./fieldTable.js";
import { GUARD_DUTY_FINDING_TYPES } from "./guardDutyFindingTypes.js";
import { GUARD_DUTY_RUNTIME_FIELDS } from "./guardDutyRuntime.js";

const eventTypes = ["guardduty"] as const;
const SERVICE_MODEL = "AWS, service model of GuardDuty";

const always = { presence: "always" } as const;

const finding = fieldTable(
  { eventTypes, source: "AWS, GuardDuty finding format", provenance: "documented" },
  {
    type: [
      "text",
      "Kind of finding: purpose, resource and name.",
      "Tipo de hallazgo: propósito, recurso y nombre.",
      "Tipo de descoberta: propósito, recurso e nome.",
      {
        presence: "always",
        values: { kind: "open", values: GUARD_DUTY_FINDING_TYPES.map((value) => ({ value })) },
      },
    ],
    severity: [
      "number",
      "1 to 3.9 low, 4 to 6.9 medium, 7 to 8.9 high, 9 and more critical.",
      "De 1 a 3,9 baja, de 4 a 6,9 media, de 7 a 8,9 alta, desde 9 crítica.",
      "De 1 a 3,9 baixa, de 4 a 6,9 média, de 7 a 8,9 alta, a partir de 9 crítica.",
      always,
    ],
    accountId: ["text", "AWS account.", "Cuenta de AWS.", "Conta da AWS.", always],
    arn: [
      "text",
      "Amazon resource name of the finding.",
      "Nombre de recurso de Amazon del hallazgo.",
      "Nome de recurso da Amazon da descoberta.",
      { presence: "always", volatile: true },
    ],
    id: [
      "text",
      "Identifier of the finding.",
      "Identificador del hallazgo.",
      "Identificador da descoberta.",
      { presence: "always", volatile: true },
    ],
    region: ["text", "AWS region.", "Región de AWS.", "Região da AWS.", always],
    partition: [
      "text",
      "Partition of AWS.",
      "Partición de AWS.",
      "Partição da AWS.",
      { values: plainEnumeration("open", "aws aws-cn aws-us-gov") },
    ],
    schemaVersion: ["text", "Version of the format.", "Versión del formato.", "Versão do formato.", always],
    createdAt: [
      "dateTime",
      "When the finding was made.",
      "Cuándo se creó el hallazgo.",
      "Quando a descoberta foi criada.",
      { presence: "always", volatile: true },
    ],
    updatedAt: [
      "dateTime",
      "When the finding was last changed.",
      "Cuándo se cambió por última vez el hallazgo.",
      "Quando a descoberta foi alterada pela última vez.",
      { presence: "always", volatile: true },
    ],
    title: ["text", "Title of the finding.", "Título del hallazgo.", "Título da descoberta."],
    description: [
      "text",
      "What was found, in a sentence.",
      "Qué se encontró, en una frase.",
      "O que foi encontrado, em uma frase.",
    ],
    associatedAttackSequenceArn: [
      "text",
      "Attack sequence that the finding belongs to.",
      "Secuencia de ataque a la que pertenece el hallazgo.",
      "Sequência de ataque à qual a descoberta pertence.",
      { source: SERVICE_MODEL },
    ],
    "service.archived": [
      "boolean",
      "Whether the finding was archived.",
      "Si el hallazgo fue archivado.",
      "Se a descoberta foi arquivada.",
    ],
    "service.count": [
      "number",
      "How often the finding was seen.",
      "Cuántas veces se vio el hallazgo.",
      "Quantas vezes a descoberta foi vista.",
      { volatile: true },
    ],
    "service.detectorId": ["text", "Detector that found it.", "Detector que lo encontró.", "Detector que a encontrou."],
    "service.eventFirstSeen": [
      "dateTime",
      "When it was first seen.",
      "Cuándo se vio por primera vez.",
      "Quando foi visto pela primeira vez.",
      { volatile: true },
    ],
    "service.eventLastSeen": [
      "dateTime",
      "When it was last seen.",
      "Cuándo se vio por última vez.",
      "Quando foi visto pela última vez.",
      { volatile: true },
    ],
    "service.resourceRole": [
      "text",
      "Whether the resource is attacked or attacks.",
      "Si el recurso es atacado o ataca.",
      "Se o recurso é atacado ou ataca.",
      { values: plainEnumeration("closed", "ACTOR TARGET") },
    ],
    "service.featureName": [
      "text",
      "Protection plan that found it.",
      "Plan de protección que lo encontró.",
      "Plano de proteção que a encontrou.",
      {
        values: plainEnumeration(
          "open",
          `CloudTrail DNSLogs EbsVolumeScan EksAuditLogs FlowLogs LambdaNetworkLogs MalwareProtection RdsLoginActivity
        RuntimeMonitoring S3DataEvents`,
        ),
      },
    ],
    "service.action.actionType": [
      "text",
      "Kind of activity.",
      "Tipo de actividad.",
      "Tipo de atividade.",
      {
        values: plainEnumeration(
          "open",
          "AWS_API_CALL DNS_REQUEST KUBERNETES_API_CALL NETWORK_CONNECTION PORT_PROBE RDS_LOGIN_ATTEMPT",
        ),
      },
    ],
    "service.additionalInfo": [
      "object",
      "More about the finding.",
      "Más sobre el hallazgo.",
      "Mais sobre a descoberta.",
    ],
    "service.additionalInfo.value": [
      "text",
      "JSON inside a text: the agent's version and identifier, sample, and the like.",
      "JSON dentro de un texto: versión e identificador del agente, sample y similares.",
      "JSON dentro de um texto: versão e identificador do agente, sample e similares.",
    ],
    resource: [
      "object",
      "What the finding is about.",
      "De qué trata el hallazgo.",
      "Do que trata a descoberta.",
      always,
    ],
    "resource.resourceType": [
      "text",
      "Kind of resource; a Fargate task is an ECSCluster.",
      "Tipo de recurso; una tarea de Fargate es un ECSCluster.",
      "Tipo de recurso; uma tarefa do Fargate é um ECSCluster.",
      {
        presence: "always",
        values: enumeration("open", {
          AccessKey: ["An access key of IAM.", "Una clave de acceso de IAM.", "Uma chave de acesso do IAM."],
          Container: ["A container.", "Un contenedor.", "Um contêiner."],
          ECSCluster: ["An ECS cluster.", "Un clúster de ECS.", "Um cluster do ECS."],
          EKSCluster: ["An EKS cluster.", "Un clúster de EKS.", "Um cluster do EKS."],
          Instance: ["An EC2 instance.", "Una instancia de EC2.", "Uma instância do EC2."],
          KubernetesCluster: ["A Kubernetes cluster.", "Un clúster de Kubernetes.", "Um cluster do Kubernetes."],
          Lambda: ["A Lambda function.", "Una función de Lambda.", "Uma função do Lambda."],
          RDSDBInstance: ["An RDS database.", "Una base de datos de RDS.", "Um banco de dados do RDS."],
          RDSLimitlessDB: [
            "An Aurora Limitless database.",
            "Una base de datos Aurora Limitless.",
            "Um banco de dados Aurora Limitless.",
          ],
          S3Bucket: ["An S3 bucket.", "Un bucket de S3.", "Um bucket do S3."],
          S3Object: ["An S3 object.", "Un objeto de S3.", "Um objeto do S3."],
        }),
      },
    ],
    "resource.ecsClusterDetails.taskDetails.launchType": [
      "text",
      "How the task runs.",
      "Cómo corre la tarea.",
      "Como a tarefa roda.",
      { values: plainEnumeration("open", "EC2 EXTERNAL FARGATE Fargate"), source: SERVICE_MODEL },
    ],
  },
);

/** The service model has no type for addresses, and does not say what differs for each process. */
const HOLDS_ADDRESS = /\.(ipAddressV4|ipAddressV6|publicIp|privateIpAddress|ipv6Addresses|sourceIps)$/;
/** Texts by the service model, numbers in findings of EC2 instances as AWS published them. */
const TEXT_OR_NUMBER = /\.(launchTime|asn)$/;
const VARIES = /\.(pid|namespacePid|uuid|parentUuid|startTime)$/;

const known = [...finding, ...GUARD_DUTY_RUNTIME_FIELDS];
const knownNames = new Set(known.map(({ name }) => name));

const fromServiceModel = Object.entries(data.fields).flatMap(([rowType, paths]) =>
  paths
    .split(" ")
    .filter((name) => !knownNames.has(name))
    .map((name): FieldInfo => {
      const { type, list } = readType(rowType);
      return {
        name,
        type: TEXT_OR_NUMBER.test(name) ? "unknown" : type === "text" && HOLDS_ADDRESS.test(name) ? "ip" : type,
        list,
        description: { en: "", es: "", "pt-br": "" },
        eventTypes,
        presence: "sometimes",
        provenance: "documented",
        source: SERVICE_MODEL,
        ...(VARIES.test(name) ? { volatile: true } : {}),
      };
    }),
);

export const GUARD_DUTY_FIELDS: readonly FieldInfo[] = [...known, ...fromServiceModel];
