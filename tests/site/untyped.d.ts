/** Packages that ship no types: what the tests use of them. */

/** The reader of Frictionless Data. */
declare module 'datapackage' {
  interface Resource {
    name: string
    /** The rows with every cell cast by the schema. Rejects where one does not fit. */
    read(options: { keyed: true }): Promise<Record<string, unknown>[]>
  }
  export class Package {
    static load(descriptor: object, options: { basePath: string }): Promise<Package>
    valid: boolean
    errors: Error[]
    resources: Resource[]
  }
}

/** The processor of JSON-LD. */
declare module 'jsonld' {
  interface Term {
    value: string
  }
  interface Options {
    /** Rejects a document of which something would get lost. */
    safe: boolean
    documentLoader(url: string): Promise<{ documentUrl: string; document: object }>
  }
  const jsonld: {
    toRDF(
      document: object,
      options: Options,
    ): Promise<{ subject: Term; predicate: Term; object: Term }[]>
  }
  export default jsonld
}
