// Takes OTLP in JSON and gives back, by scope and metric, the values of the points that came last.
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };

const numberOf = ({ asInt, asDouble, count, sum }) =>
  count === undefined ? Number(asInt ?? asDouble) : { count: Number(count), sum };

function metricsIn(body) {
  const scopes = JSON.parse(body).resourceMetrics.flatMap(({ scopeMetrics = [] }) => scopeMetrics);
  return scopes.flatMap(({ scope, metrics }) =>
    metrics.map(({ name, sum, gauge, histogram }) => {
      const { dataPoints } = sum ?? gauge ?? histogram;
      return [`${scope.name} ${name}`, dataPoints.map(numberOf)];
    }),
  );
}

/** What came last of each metric, and what is to be done when so many more exports have come. */
function createStore() {
  const latest = new Map();
  let waiting = [];
  return {
    take(body) {
      for (const [key, values] of metricsIn(body)) latest.set(key, values);
      waiting = waiting.map(({ left, done }) => ({ left: left - 1, done }));
      for (const { left, done } of waiting) if (left === 0) done();
      waiting = waiting.filter(({ left }) => left > 0);
    },
    after: (exports) => new Promise((done) => waiting.push({ left: exports, done })),
    values: (scope, name) => latest.get(`${scope} ${name}`) ?? [],
  };
}

/**
 * Exports go to `/v1/metrics`; any other path is a page, from which scripts may send. `/values` answers when two more exports
 * have come, the second of which began after the question.
 */
export async function createReceiver() {
  const { take, after, values } = createStore();
  async function answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, "http://receiver");
    const body = await text(request);
    if (pathname === "/values") await after(2);
    if (pathname === "/v1/metrics" && body !== "") take(body);
    const found = pathname === "/values" ? values(searchParams.get("scope"), searchParams.get("name")) : {};
    const isPage = pathname === "/";
    response.writeHead(200, { ...headers, "content-type": isPage ? "text/html" : "application/json" });
    response.end(isPage ? "<p>" : JSON.stringify(found));
  }
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    values,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
