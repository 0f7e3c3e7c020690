// AssemblyScript, for `npm run wasm`: it looks at sixteen bytes at a time, which JavaScript cannot.
// The text is UTF-8 in the memory; the byte before it is a line break. A line ends with an LF, a CR or a CRLF.

const width = 16

/** Written of a needle: its first byte and its last, sixteen times each, its length, and itself. */
const needleSize = 4 * width
const lastAt = width
const lengthAt = 2 * width
const wordAt = 3 * width

/** Where to add lines passed over, and those of them that were not blank, four bytes each. */
const linesAt = 0
const rowsAt = 4
/** Where the needles end. */
const needlesEndAt = 8
/** Which bytes can be quotes: all, or none. */
const quotesAt = width
const needlesAt = 2 * width

/** Marks where needles may be: where bytes begin and end like one. */
function marksOfNeedles(at: i32, bytes: v128): v128 {
  const needlesEnd = load<i32>(needlesEndAt)
  let marks = i8x16.splat(0)
  for (let needle = needlesAt; needle < needlesEnd; needle += needleSize) {
    const first = i8x16.eq(bytes, v128.load(needle))
    const ends = v128.load(at + load<i32>(needle, lengthAt) - 1)
    marks = v128.or(marks, v128.and(first, i8x16.eq(ends, v128.load(needle, lastAt))))
  }
  return marks
}

function quotes(bytes: v128): v128 {
  return v128.and(i8x16.eq(bytes, i8x16.splat(34)), v128.load(quotesAt))
}

function breaks(bytes: v128): v128 {
  return v128.or(i8x16.eq(bytes, i8x16.splat(10)), i8x16.eq(bytes, i8x16.splat(13)))
}

/** Of sixteen bits, those of bytes before the limit. */
function before(limit: i32, at: i32): i32 {
  return limit - at < width ? (1 << (limit - at)) - 1 : 0xffff
}

/**
 * Passes over whole lines, as far as none of them holds a quote or what may be a needle.
 * @param start where a line begins
 * @param limit line breaks from here on are left alone
 * @returns where the first line begins that was not passed; when that is the limit, it may be the LF of a CRLF
 */
export function pass(start: i32, limit: i32): i32 {
  const lf = i8x16.splat(10)
  const cr = i8x16.splat(13)
  let begin = start
  let lines = 0
  let rows = 0
  for (let at = start; at < limit; at += width) {
    const bytes = v128.load(at)
    const lfs = i8x16.eq(bytes, lf)
    const ends = v128.or(lfs, i8x16.eq(bytes, cr))
    const stops = v128.or(quotes(bytes), marksOfNeedles(at, bytes))
    if (!v128.any_true(v128.or(ends, stops))) continue

    const previous = v128.load(at - 1)
    const afterCr = i8x16.eq(previous, cr)
    const stop = i8x16.bitmask(stops)
    const inHand = before(limit, at) & (stop ? (stop & -stop) - 1 : -1)
    lines += popcnt(i8x16.bitmask(v128.andnot(ends, v128.and(lfs, afterCr))) & inHand)
    rows += popcnt(i8x16.bitmask(v128.andnot(ends, breaks(previous))) & inHand)
    const last = i8x16.bitmask(ends) & inHand
    if (last) begin = at + 32 - clz(last)
    if (stop) break
  }
  store<i32>(linesAt, load<i32>(linesAt) + lines)
  store<i32>(rowsAt, load<i32>(rowsAt) + rows)
  return begin
}

/** The first place from `start` of a line break or a quote; the limit without one. */
export function endOfLine(start: i32, limit: i32): i32 {
  for (let at = start; at < limit; at += width) {
    const bytes = v128.load(at)
    const ends = i8x16.bitmask(v128.or(breaks(bytes), quotes(bytes)))
    if (ends) return min(at + ctz(ends), limit)
  }
  return limit
}

/** Whether the bytes from `start` to the limit hold a needle. */
export function holdsNeedle(start: i32, limit: i32): bool {
  for (let at = start; at < limit; at += width) {
    let marks = i8x16.bitmask(marksOfNeedles(at, v128.load(at))) & before(limit, at)
    while (marks) {
      if (isNeedle(at + ctz(marks), limit)) return true
      marks &= marks - 1
    }
  }
  return false
}

function isNeedle(place: i32, limit: i32): bool {
  const needlesEnd = load<i32>(needlesEndAt)
  for (let needle = needlesAt; needle < needlesEnd; needle += needleSize) {
    const length = load<i32>(needle, lengthAt)
    if (place + length <= limit && memory.compare(place, needle + wordAt, length) == 0) return true
  }
  return false
}
