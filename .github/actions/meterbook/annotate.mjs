/** Makes GitHub show a message; the message cannot end the command, and with it begin another. */
export function annotate(level, message) {
  const data = message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  process.stdout.write(`::${level}::${data}\n`);
}
