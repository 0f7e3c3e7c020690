/** Makes something once for each object that it is made from: what many pages ask for is worked out for the first. */
export function once<From extends object, Made extends object>(
  make: (from: From) => Made,
): (from: From) => Made {
  const made = new WeakMap<From, Made>()
  return (from) => {
    const known = made.get(from) ?? make(from)
    made.set(from, known)
    return known
  }
}
