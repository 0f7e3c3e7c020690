import { severities, type Finding } from '../finding.ts'

/** More findings of one kind and table than this are counted, not listed. */
const few = 3

/** Findings in lines for the terminal, the gravest first: counts by table and kind, and the first of each. */
export function describeFindings(findings: readonly Finding[]): string[] {
  return severities.flatMap((severity) => {
    const found = findings.filter((finding) => finding.severity === severity)
    if (found.length === 0) return []
    const groups = Map.groupBy(found, ({ table, kind }) => `${table}: ${kind}`)
    return [
      `${severity}: ${found.length}`,
      ...[...groups].flatMap(([name, group]) => describeGroup(name, group)),
    ]
  })
}

function describeGroup(name: string, group: readonly Finding[]): string[] {
  const rest = group.length - few
  return [
    `  ${name}: ${group.length}`,
    ...group
      .slice(0, few)
      .map(
        ({ where, column, words }) => `    ${[where, column].filter(Boolean).join(', ')}: ${words}`,
      ),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ]
}
