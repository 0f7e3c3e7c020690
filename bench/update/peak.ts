// Loaded before a command: tells at its end the most memory that the operating system gave it.

process.on('exit', () => console.error(`peak: ${process.resourceUsage().maxRSS} KB`))
