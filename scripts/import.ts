import { runCommand } from './import/command.ts'

process.exitCode = await runCommand(process.argv.slice(2), {
  // npm changes to the project's folder; paths are meant from where the command was typed.
  folder: process.env['INIT_CWD'] ?? '.',
  today: new Date().toISOString().slice(0, 10),
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  progress: process.stderr.isTTY && !process.env['CI'] ? showProgress : undefined,
})

/** Rewrites one line of the terminal; with an empty text it is cleared. */
function showProgress(text: string) {
  process.stderr.write(`\r\x1b[K${text}`)
}
