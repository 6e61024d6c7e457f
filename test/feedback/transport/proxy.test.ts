import { describe, expect, test } from "vitest";
import { chooseProxy, type Environment } from "../../../src/feedback/transport/proxy.js";

const target = new URL("https://feedback.example.com:8443/x");

function chosen(environment: Environment, url: URL = target): string {
  const choice = chooseProxy(url, environment);
  return choice.use === "proxy" ? choice.url.host : choice.use;
}

describe("the proxy", () => {
  test.each<readonly [Environment, string]>([
    [{}, "direct"],
    [{ HTTPS_PROXY: " " }, "direct"],
    [{ HTTP_PROXY: "http://a:1" }, "direct"],
    [{ HTTPS_PROXY: "http://a:1" }, "a:1"],
    [{ HTTPS_PROXY: "http://a:1", https_proxy: "http://b:2" }, "b:2"],
    [{ ALL_PROXY: "a:1" }, "a:1"],
    [{ HTTPS_PROXY: "http://[::1]:1" }, "[::1]:1"],
    [{ HTTPS_PROXY: "socks5://a:1" }, "impossible"],
    [{ HTTPS_PROXY: "http://" }, "impossible"],
  ])("of %j is %s", (environment, expected) => {
    expect(chosen(environment)).toBe(expected);
  });

  test("is not asked for plain http, which goes to this machine only", () => {
    expect(chosen({ HTTPS_PROXY: "http://a:1", ALL_PROXY: "http://a:1" }, new URL("http://localhost:1/"))).toBe(
      "direct",
    );
  });
});

test.each([
  ["*", true],
  ["example.com", true],
  [".example.com", true],
  ["*.example.com", true],
  ["a,FEEDBACK.example.com", true],
  ["a b feedback.example.com:8443", true],
  ["feedback.example.com:443", false],
  ["ample.com", false],
  ["other.com,,", false],
])("NO_PROXY=%s leaves the proxy out: %s", (exceptions, isDirect) => {
  expect(chosen({ HTTPS_PROXY: "http://a:1", NO_PROXY: exceptions })).toBe(isDirect ? "direct" : "a:1");
});

test("NO_PROXY takes addresses", () => {
  const environment = { HTTPS_PROXY: "http://a:1", no_proxy: "[::1],127.0.0.1" };
  expect(chosen(environment, new URL("https://[::1]:9/"))).toBe("direct");
  expect(chosen(environment, new URL("https://127.0.0.1:9/"))).toBe("direct");
  expect(chosen(environment, new URL("https://127.0.0.2:9/"))).toBe("a:1");
});
