import { z } from 'zod'

/** The cells of an extract: how a value is written in CSV (encode) and read back from it (decode). */

/** Words or a code; never blank. */
export const text = z.string().min(1)

/** A whole number. */
export const whole = z.codec(z.string().regex(/^-?\d+$/), z.int(), {
  decode: Number,
  encode: String,
})

/** A decimal number, rounded before it gets here. */
export const decimal = z.codec(z.string().regex(/^-?\d+(\.\d+)?$/), z.number(), {
  decode: Number,
  encode: String,
})

/** A count from 0, or the word `suppressed` where its publisher hid it. */
export const suppressible = z.union([z.literal('suppressed'), whole])

/** A month, `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date()

const blank = z.codec(z.literal(''), z.null(), { decode: () => null, encode: () => '' as const })

/** A cell that may be blank: `null`. */
export function blankable<Cell extends z.ZodType<unknown, string>>(cell: Cell) {
  return z.union([blank, cell])
}
