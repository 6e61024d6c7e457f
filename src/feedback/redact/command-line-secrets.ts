import { matches, type SecretSpan, withoutOverlaps } from "./span.js";

/** A word of a shell, perhaps in quotes; without them it is no flag and no placeholder. */
const word = String.raw`(?:"[^"\n]*"?|'[^'\n]*'?|[^\s"'<[-]\S*)`;
const spaces = String.raw`(?:[ \t]|\\\r?\n){1,16}`;

const flags = new RegExp(
  `(?<![\\w-])(?:--[a-z0-9-]{0,40}?(?:password|passphrase|passwd|token|secret|api-?key|credentials?|oauth2-bearer|auth-?key|pass)|` +
    `-(?:(?:src|dest|new)?(?:store|key)pass|passphrase|password|token|secret))${spaces}(?<secret>${word})`,
  "dgi",
);

const joined = (flag: string): string => `(?<![\\w-])${flag}(?<secret>${word})`;
const behind = (flag: string): string => joined(`${flag}(?:${spaces}|=)`);
const either = (flag: string): string => joined(`${flag}(?:${spaces})?`);

/** Commands that take secrets in flags or places of their own. A login is one of several things that some of them do. */
const commands: readonly (readonly [names: string, ...secrets: readonly string[]])[] = [
  [
    "curl",
    joined(`(?:-[a-zA-Z]{0,8}[uU](?:${spaces})?|--(?:proxy-)?user(?:${spaces}|=))(?=[^\\s]{0,256}:)`),
    behind("(?:-b|--cookie)"),
  ],
  [
    "mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlshow|mariadb|mariadb-dump|mariadb-admin|xtrabackup",
    joined("-p"),
  ],
  ["sshpass", either("-p")],
  ["redis-cli|valkey-cli|keydb-cli", behind("-a")],
  ["docker|podman|nerdctl|helm|oras|crane|skopeo|buildah|az|oc|argocd|cf", `\\blogin\\b[^\\n]{0,512}?${behind("-p")}`],
  ["openssl", `(?<![\\w])pass:(?<secret>${word})`, behind("-k")],
  ["ldapsearch|ldapadd|ldapmodify|ldapdelete|ldapwhoami|ldappasswd", either("-w")],
  ["zip|unzip|zipcloak", either("-P")],
  ["7z|7za|7zz|7zr|rar|unrar", joined("-p")],
  ["smbclient|rpcclient|smbmap|smbget", `(?<![\\w-])-U${spaces}[^\\s%]{1,128}%(?<secret>\\S{1,256})`],
  ["sqlcmd|bcp", either("-P")],
  ["mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport", behind("-p")],
  [
    "htpasswd",
    `(?<![\\w-])-[a-zA-Z0-9]{0,8}b[a-zA-Z0-9]{0,8}${spaces}(?:-[a-zA-Z0-9]{1,8}${spaces}){0,4}\\S{1,256}${spaces}\\S{1,256}${spaces}(?<secret>${word})`,
  ],
  ["ssh-keygen", behind("-[NP]")],
  ["xfreerdp|xfreerdp3|wlfreerdp", joined("/p:")],
  ["lftp", `(?<![\\w-])-u${spaces}[^\\s,]{1,128},(?<secret>\\S{1,256})`],
  ["rabbitmqctl", `(?:add_user|change_password|authenticate_user)${spaces}\\S{1,128}${spaces}(?<secret>${word})`],
  ["aws", `configure${spaces}set${spaces}\\S{0,128}?(?:secret|token|access_key)\\S{0,64}${spaces}(?<secret>${word})`],
  [
    "npm|pnpm|yarn",
    `config${spaces}set${spaces}\\S{0,256}?(?:_auth|_authToken|_password)(?:${spaces}|=)(?<secret>${word})`,
  ],
  ["git", `config${spaces}[^\\n]{0,256}?(?:token|password|pass|secret)${spaces}(?<secret>${word})`],
  ["kubectl|oc", `--from-literal(?:=|${spaces})["']?[\\w.-]{1,253}=(?<secret>${word})`],
];

const names = new RegExp(`(?<![\\w.-])(?:${commands.map(([each]) => each).join("|")})(?:\\.exe)?["']?(?=[ \\t])`, "g");

const secretsOf: ReadonlyMap<string, readonly RegExp[]> = new Map(
  commands.flatMap(([each, ...secrets]) => {
    const patterns = secrets.map((source) => new RegExp(source, "dg"));
    return each.split("|").map((name) => [name, patterns] as const);
  }),
);

/** The end of a command: of its line, unless that goes on. */
const end = /(?<!\\)\r?\n/;
const longest = 2048;

/** Each command with its words, to the next command that is known here. */
function commandSecrets(text: string): readonly SecretSpan[] {
  const found = Array.from(text.matchAll(names));
  return found.flatMap(({ index, 0: name }, number) => {
    const from = index + name.length;
    const words = text.slice(from, Math.min(found[number + 1]?.index ?? text.length, from + longest));
    const line = words.split(end, 1)[0] ?? "";
    const patterns = secretsOf.get(name.replace(/(?:\.exe)?["']?$/, "")) ?? [];
    const spans = patterns.flatMap((pattern) => matches(line, pattern));
    return spans.map(({ start, end: last }) => ({ start: from + start, end: from + last }));
  });
}

/** `--token TOKEN` in the usage of a program. */
function isPlaceholder(word: string): boolean {
  return /^[A-Z_]{1,24}\]?$/.test(word);
}

/** The words behind flags such as `--token`, and where commands take secrets otherwise. */
export function commandLineSecrets(text: string): readonly SecretSpan[] {
  const flagged = matches(text, flags).filter(({ start, end: last }) => !isPlaceholder(text.slice(start, last)));
  return withoutOverlaps([...flagged, ...commandSecrets(text)]);
}
