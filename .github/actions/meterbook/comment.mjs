// Keeps one comment on the pull request up to date, found again by a hidden mark. A comment that cannot be written, as in
// a pull request from a fork, is a warning.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { annotate } from "./annotate.mjs";

/** GitHub refuses longer ones. */
const mostCharacters = 65_536;
const mostPages = 100;
const patience = 30_000;

const { METERBOOK_REPORT: report = "", METERBOOK_VERDICT: verdict, METERBOOK_COMMENT_AUTHOR: author } = process.env;

try {
  const number = process.env.METERBOOK_COMMENT === "true" && report !== "" ? numberOfPullRequest() : undefined;
  if (number !== undefined) await comment(number);
} catch (error) {
  annotate("warning", `the comment could not be written: ${error.message}`);
}

async function comment(number) {
  const mark = markOf(
    join(relative(process.env.GITHUB_WORKSPACE ?? "", process.cwd()), process.env.METERBOOK_CATALOG ?? ""),
  );
  const comments = `/repos/${process.env.GITHUB_REPOSITORY}/issues/${number}/comments`;
  const body = shortened(`${mark}\n${readFileSync(report, "utf8")}`);
  const own = await find(comments, ({ user, body: text }) => user?.login === author && (text ?? "").startsWith(mark));
  if (own === undefined && verdict === "none") return;
  if (own === undefined) await ask("POST", comments, { body });
  else if (own.body !== body)
    await ask("PATCH", `/repos/${process.env.GITHUB_REPOSITORY}/issues/comments/${own.id}`, { body });
}

function numberOfPullRequest() {
  return JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? "", "utf8")).pull_request?.number;
}

/** One for each catalog; its path may hold anything, so only its hash is written. */
function markOf(path) {
  return `<!-- meterbook ${createHash("sha256").update(path).digest("hex").slice(0, 16)} -->`;
}

function shortened(text) {
  const note = "\n… the rest did not fit; the log of the job has all of it.\n";
  if (text.length <= mostCharacters) return text;
  const kept = text.slice(0, mostCharacters - note.length);
  return kept.slice(0, kept.lastIndexOf("\n") + 1) + note;
}

async function find(comments, isWanted) {
  for (let page = 1; page <= mostPages; page++) {
    const found = await ask("GET", `${comments}?per_page=100&page=${page}`);
    const wanted = found.find(isWanted);
    if (wanted !== undefined || found.length < 100) return wanted;
  }
  return undefined;
}

async function ask(method, path, content) {
  const address = `${process.env.GITHUB_API_URL ?? "https://api.github.com"}${path}`;
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${process.env.METERBOOK_TOKEN}`,
    "x-github-api-version": "2022-11-28",
  };
  const body = content === undefined ? {} : { body: JSON.stringify(content) };
  const answer = await fetch(address, { method, headers, ...body, signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`GitHub answers ${answer.status} to ${method}${hintFor(answer.status)}`);
  return answer.json();
}

function hintFor(status) {
  const isForbidden = status === 401 || status === 403 || status === 404;
  return isForbidden
    ? "; the job needs `permissions: pull-requests: write`, which pull requests from forks do not get"
    : "";
}
