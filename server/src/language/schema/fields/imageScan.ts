/** Findings of ECR image scans in CloudTrail records, which default rules look at. */

import { fieldTable } from "./fieldTable.js";

export const IMAGE_SCAN_FIELDS = fieldTable(
  { eventTypes: ["cloudtrail"], source: "AWS, service model of ECR", provenance: "documented" },
  {
    "responseElements.imageScanFindings": [
      "object",
      "Findings of an ECR image scan.",
      "Hallazgos de un análisis de imagen de ECR.",
      "Descobertas de uma varredura de imagem do ECR.",
    ],
    "responseElements.imageScanFindings.imageScanCompletedAt": [
      "unknown",
      "When the scan was completed.",
      "Cuándo se completó el análisis.",
      "Quando a varredura foi concluída.",
      { volatile: true },
    ],
    "responseElements.imageScanFindings.vulnerabilitySourceUpdatedAt": [
      "unknown",
      "When the data on vulnerabilities was updated.",
      "Cuándo se actualizaron los datos de vulnerabilidades.",
      "Quando os dados de vulnerabilidades foram atualizados.",
      { volatile: true },
    ],
    "responseElements.imageScanFindings.findings": [
      "object[]",
      "The findings of a basic scan.",
      "Los hallazgos de un análisis básico.",
      "As descobertas de uma varredura básica.",
    ],
    "responseElements.imageScanFindings.enhancedFindings": [
      "object[]",
      "The findings of an enhanced scan.",
      "Los hallazgos de un análisis mejorado.",
      "As descobertas de uma varredura aprimorada.",
    ],
    "responseElements.imageScanFindings.findingSeverityCounts": [
      "object",
      "How many findings there are of each severity.",
      "Cuántos hallazgos hay de cada gravedad.",
      "Quantas descobertas há de cada severidade.",
    ],
    ...severityCounts(),
  },
);

/** A severity without findings has no entry, so each may be absent. */
function severityCounts() {
  const severities = ["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL", "UNDEFINED"];
  return Object.fromEntries(
    severities.map((severity) => [
      `responseElements.imageScanFindings.findingSeverityCounts.${severity}`,
      [
        "number",
        `How many findings are ${severity}; absent where there is none.`,
        `Cuántos hallazgos son ${severity}; falta si no hay ninguno.`,
        `Quantas descobertas são ${severity}; ausente se não há nenhuma.`,
      ] as const,
    ]),
  );
}
