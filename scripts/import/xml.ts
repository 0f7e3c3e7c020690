/* oxlint-disable unicorn/prefer-add-event-listener -- the parser of sax is no event target */

import sax from 'sax'

/** What is done with the parts of an XML document, in their order. Names of elements come without their prefix. */
export interface XmlReader {
  open?: (name: string, attributes: Record<string, string>) => void
  /** A text may come in several pieces. */
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Parses XML in UTF-8 as it streams; yields after each piece of it.
 * @throws when it is not well-formed
 */
export async function* parseXml(bytes: AsyncIterable<Uint8Array>, reader: XmlReader) {
  const parser = sax.parser(true)
  parser.onopentag = ({ name, attributes }) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without its option for namespaces sax gives texts
    reader.open?.(withoutPrefix(name), attributes as Record<string, string>)
  parser.ontext = (text) => reader.text?.(text)
  parser.onclosetag = (name) => reader.close?.(withoutPrefix(name))
  parser.onerror = (error) => {
    throw error
  }
  const decoder = new TextDecoder()
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
