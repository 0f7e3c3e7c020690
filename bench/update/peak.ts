// Loaded before a command: tells at its end the most memory that the operating system gave it, and the time of
// processors that it took, which other work on the machine changes less than the time that passed.

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  console.error(`took: ${maxRSS} KB, ${userCPUTime + systemCPUTime} microseconds`)
})
