/** A workflow command that makes GitHub show an error, at a file if one is named. */
export function annotation(file: string | null, title: string, message: string): string {
  const place = file === null ? "" : `file=${property(file)},`;
  return `::error ${place}title=${property(title)}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
