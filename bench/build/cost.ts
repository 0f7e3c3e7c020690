// Loaded before a build: tells at its end what the operating system counted.

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  console.error(`cost: ${(userCPUTime + systemCPUTime) / 1e6} s of processors, ${maxRSS} KB`)
})
