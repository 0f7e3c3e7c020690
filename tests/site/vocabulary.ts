import { readFileSync } from 'node:fs'

/** One statement of a graph, as `jsonld.toRDF` gives it. */
export interface Statement {
  subject: { value: string }
  predicate: { value: string }
  object: { value: string }
}

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** A published vocabulary, as its package ships it. */
export class Vocabulary {
  readonly #statements: string[][]
  readonly #terms: Set<string>

  constructor(packageName: 'dcat' | 'schema') {
    const file = `node_modules/@vocabulary/${packageName}/${packageName}.nq`
    this.#statements = [...readFileSync(file, 'utf8').matchAll(/^<(\S+)> <(\S+)> <(\S+)> /gm)].map(
      ([, ...terms]) => terms,
    )
    this.#terms = new Set(this.#statements.map(([subject = '']) => subject))
  }

  /** What a graph says in words that the vocabulary does not have, or of things that they do not fit. */
  misuses(graph: readonly Statement[], namespace: string): string[] {
    return graph.flatMap(({ subject, predicate, object }) => {
      const term = predicate.value === rdfType ? object.value : predicate.value
      if (!term.startsWith(namespace)) return []
      if (!this.#terms.has(term)) return [`${term}: no such term`]
      const domain = this.#objects(term, 'domain').concat(this.#objects(term, 'domainIncludes'))
      if (term === object.value || domain.length === 0) return []
      const types = graph
        .filter(
          (other) => other.subject.value === subject.value && other.predicate.value === rdfType,
        )
        .flatMap((other) => this.#withParents(other.object.value))
      return types.some((type) => domain.includes(type))
        ? []
        : [`${term}: on ${types.join(', ') || 'a thing without a type'}`]
    })
  }

  #objects(term: string, property: string): string[] {
    return this.#statements
      .filter(([subject, predicate]) => subject === term && predicate?.endsWith(property))
      .map(([, , object = '']) => object)
  }

  #withParents(type: string): string[] {
    const parents = this.#objects(type, 'subClassOf').filter((parent) => parent !== type)
    return [type, ...parents.flatMap((parent) => this.#withParents(parent))]
  }
}
