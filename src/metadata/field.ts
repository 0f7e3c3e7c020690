import { z } from 'zod'

/** A column of a published table, read from its zod schema: the one place where types and bounds are declared. */
export interface Field {
  name: string
  /** `uri`, `date` (YYYY-MM-DD) and `yearmonth` (YYYY-MM) are text of that form. */
  type: 'string' | 'uri' | 'date' | 'yearmonth' | 'integer' | 'number'
  meaning: string
  /** What a number counts in: `FTE`. */
  unit?: string
  /** False where a cell may be blank. */
  required: boolean
  /** Words that stand in a cell in place of a value: `suppressed`, `not recorded`. */
  words: string[]
  /** The only values there are. */
  values?: string[]
  /** A regular expression for the whole value. */
  pattern?: string
  minimum?: number
  maximum?: number
}

/** Whether every cell of a column holds a value. */
export function isComplete({ required, words }: Field): boolean {
  return required && words.length === 0
}

/**
 * The columns of a row schema, in the order of its files.
 * @throws on a column without a meaning, or of two types
 */
export function fieldsOf(row: z.ZodObject): Field[] {
  const { properties = {} } = z.toJSONSchema(row)
  return Object.entries(properties).map(([name, schema]) => {
    if (typeof schema === 'boolean') throw new Error(`column ${name}: any value; give it a type`)
    return fieldOf(name, schema)
  })
}

type Schema = z.core.JSONSchema.BaseSchema

function fieldOf(name: string, schema: Schema): Field {
  const alternatives = alternativesOf(schema)
  const words = alternatives.flatMap((each) => (isWord(each) ? [String(each.const)] : []))
  const [value, ...others] = alternatives.filter((each) => each.type !== 'null' && !isWord(each))
  if (!value || others.length > 0) {
    throw new Error(`column ${name}: types: ${others.length + 1}; a column has one, beside words`)
  }
  if (!schema.description) {
    throw new Error(`column ${name}: meaning: none; describe it in its row schema`)
  }
  const type = typeOf(value)
  const unit = value['unit']
  return {
    name,
    type,
    meaning: schema.description,
    ...(typeof unit === 'string' && { unit }),
    required: !alternatives.some((each) => each.type === 'null' || mayBeEmpty(each)),
    words: words.filter((word) => word !== ''),
    ...(value.enum && { values: value.enum.map(String) }),
    ...(type === 'string' && value.pattern && { pattern: value.pattern }),
    ...bound('minimum', value.minimum),
    ...bound('maximum', value.maximum),
  }
}

function alternativesOf(schema: Schema): Schema[] {
  if (schema.anyOf) return schema.anyOf.flatMap((each) => alternativesOf(each))
  // JSON Schema writes a plain nullable number as one of two types.
  return [schema.type ?? []].flat().map((type) => ({ ...schema, type }))
}

/** A literal beside another type: it stands in place of a value. */
function isWord(schema: Schema): boolean {
  return schema.const !== undefined
}

/** True of text that may be nothing, which a CSV file cannot tell from no text. */
function mayBeEmpty(schema: Schema): boolean {
  if (isWord(schema)) return schema.const === ''
  const { type, minLength, pattern, format } = schema
  return type === 'string' && !(minLength || pattern || format || schema.enum)
}

const forms = ['uri', 'date', 'yearmonth'] as const

function typeOf({ type, format }: Schema): Field['type'] {
  if (type === 'integer' || type === 'number') return type
  return forms.find((form) => form === format) ?? 'string'
}

/** A bound that was declared; zod adds those of safe integers, which say nothing. */
function bound(name: 'minimum' | 'maximum', value: number | undefined): Partial<Field> {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? {} : { [name]: value }
}
