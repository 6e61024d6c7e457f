import type { CodexRecorders } from "./expected/recorders.js";

/** What people and tools write in the session, none of which may leave unless a configuration says so. */
export const planted = {
  prompt: "canary-prompt: why does the login of alice fail?",
  arguments: "canary-arguments: cat ~/.ssh/id_ed25519",
  output: "canary-output: the password of alice is hunter2",
  response: "canary-response: her password has expired",
  email: "canary-email@example.com",
  account: "canary-account-4711",
  failure: "canary-failure: no such file",
} as const;

/** What Codex says of every event. */
const session = {
  "conversation.id": "thread-1",
  "terminal.type": "xterm-256color",
  slug: "gpt-5-codex",
  "user.account_id": planted.account,
  "user.email": planted.email,
} as const;
const turnId = { "turn.id": "turn-1" } as const;
const environment = {
  "auth.env_openai_api_key_present": true,
  "auth.env_codex_api_key_present": false,
  "auth.env_provider_key_present": false,
} as const;
const authorization = {
  ...{ "auth.header_attached": true, "auth.header_name": "authorization", "auth.retry_after_unauthorized": false },
  ...{ "auth.recovery_mode": "managed", "auth.recovery_phase": "reload", "auth.request_id": "request-1" },
  ...{ "auth.cf_ray": "ray-1", "auth.error": "expired", "auth.error_code": "token_expired" },
  ...environment,
} as const;

/** A session of Codex, from its start to its end, with everything that the program can record. */
export async function playSession(record: CodexRecorders): Promise<void> {
  await record.span.exec(async () => {
    start(record);
    await record.span.sessionLoop(async () => {
      prompted(record);
      await turn(record);
    });
    suggestPlugin(record);
  });
  // Nobody is logged in, and another model is chosen.
  record.with({ auth_mode: undefined, originator: "codex_exec", model: "o5" }).emit.turnTtft({
    "conversation.id": "thread-2",
    "terminal.type": "dumb",
    slug: "o5",
    duration_ms: 90,
  });
}

function start({ emit, span }: CodexRecorders): void {
  emit.startupPhase({ ...session, "startup.phase": "config", "startup.status": "ok", duration_ms: 12 });
  span.auth(() => {
    emit.authRecovery({
      ...session,
      ...{ "auth.mode": "managed", "auth.step": "reload", "auth.outcome": "recovered" },
      ...{ "auth.request_id": "request-0", "auth.cf_ray": "ray-0", "auth.error": "expired" },
      ...{ "auth.error_code": "token_expired", "auth.recovery_reason": "401", "auth.state_changed": true },
    });
  });
  const policies = { approval_policy: "on-request", sandbox_policy: "workspace-write" } as const;
  const provider = { provider_name: "OpenAI", reasoning_effort: "high", reasoning_summary: "auto" } as const;
  const limits = { context_window: 272_000, auto_compact_token_limit: 240_000 };
  const servers = { mcp_servers: "docs, tickets", mcp_server_count: 2 };
  emit.conversationStarts({ ...session, ...provider, ...limits, ...policies, ...servers, ...environment });
}

function prompted({ emit, span }: CodexRecorders): void {
  span.dispatchUserInput(() => {
    emit.userPrompt({
      ...session,
      prompt: planted.prompt,
      prompt_length: planted.prompt.length,
      ...{ text_input_count: 1, image_input_count: 0, local_image_input_count: 0 },
    });
  });
}

const usage = { input: 1200, cached_input: 800, output: 150, reasoning_output: 40, total: 1350 } as const;

async function turn(record: CodexRecorders): Promise<void> {
  const { emit, span } = record;
  span.turnStart(() => undefined);
  await span.turn({}, async (active) => {
    await sample(record);
    runTools(record);
    span.appendItems(() => undefined);
    emit.turnTtft({ ...session, duration_ms: 640 });
    emit.turnCost({
      ...session,
      ...turnId,
      ...{ "usage.estimated_usd": 0.0123, "turn.interrupted": false, speed: "fast", reasoning_effort: "high" },
    });
    emit.agentResponse({
      ...session,
      ...turnId,
      ...{ "agent.type": "main", "item.id": "item-1", "agent.parent_id": "thread-0" },
      ...{ response: planted.response, response_length: planted.response.length, response_truncated: false },
    });
    active.set({
      "codex.turn.token_usage.input_tokens": usage.input,
      "codex.turn.token_usage.cached_input_tokens": usage.cached_input,
      "codex.turn.token_usage.output_tokens": usage.output,
      "codex.turn.token_usage.reasoning_output_tokens": usage.reasoning_output,
      "codex.turn.token_usage.total_tokens": usage.total,
    });
  });
  for (const token_type of ["total", "input", "cached_input", "output", "reasoning_output"] as const) {
    record.turnTokens(usage[token_type], { token_type });
  }
  record.turnCost(12_300);
}

/** A request that fails, another one over a socket, and the stream of the answer. */
async function sample(record: CodexRecorders): Promise<void> {
  const { emit, span } = record;
  const endpoint = "/responses";
  await span.runSamplingRequest(async () => {
    const failed = { "http.response.status_code": 503, "error.message": planted.failure } as const;
    emit.apiRequest({ ...session, attempt: 1, duration_ms: 80, endpoint, ...failed, ...authorization });
    const socket = { ...session, "auth.connection_reused": false } as const;
    emit.websocketConnect({ ...socket, ...authorization, ...failed, endpoint, duration_ms: 35, success: false });
    emit.websocketRequest({ ...socket, ...environment, duration_ms: 20, success: true });
    emit.websocketRequest({ ...socket, duration_ms: 21, success: false, "error.message": planted.failure });
    record.websocketEventCount({ kind: "response.created", success: true });
    record.websocketEventTime(3, { kind: "response.created", success: true });
    await span.handleResponses({ from: "exec" }, async () => stream(record));
  });
}

function stream({ emit, span }: CodexRecorders): void {
  const from = "assistant";
  span.created({ from }, () => undefined);
  span.textDelta({ from }, () => undefined);
  span.messageFromUser({ from: "user" }, () => undefined);
  span.messageFromAssistant({ from }, () => undefined);
  span.functionCall({ from, tool_name: "shell" }, () => undefined);
  const tokens = { "gen_ai.usage.input_tokens": usage.input, "gen_ai.usage.output_tokens": usage.output };
  span.completed(
    {
      from,
      ...tokens,
      "gen_ai.usage.cache_read.input_tokens": usage.cached_input,
      "codex.usage.reasoning_output_tokens": usage.reasoning_output,
      "codex.usage.total_tokens": usage.total,
    },
    () => undefined,
  );
  emit.sseEvent({ ...session, "event.kind": "response.failed", duration_ms: 2, "error.message": planted.failure });
  emit.sseEvent({
    ...session,
    "event.kind": "response.completed",
    duration_ms: 4,
    ...{ input_token_count: usage.input, output_token_count: usage.output, tool_token_count: 90 },
    ...{ cached_token_count: usage.cached_input, reasoning_token_count: usage.reasoning_output },
  });
}

const decisions = ["approved", "approved_execpolicy_amendment", "approved_for_session", "denied", "abort"] as const;
const sources = ["config", "user", "automated_reviewer"] as const;

function runTools({ emit, span }: CodexRecorders): void {
  const call = { tool_name: "shell", call_id: "call-1" } as const;
  const content = { arguments: planted.arguments, output: planted.output, output_line_count: 1 } as const;
  for (const [index, decision] of decisions.entries()) {
    emit.toolDecision({ ...session, ...call, decision, source: sources[index % sources.length] ?? "user" });
  }
  span.execCommand(call, () => {
    const times = { initial_duration_ms: 30, escalated_duration_ms: 45 };
    emit.sandboxOutcome({ ...session, ...call, outcome: "escalated", ...times });
    const builtin = { tool_origin: "builtin", mcp_tool: false } as const;
    emit.toolResult({ ...session, ...call, ...content, ...builtin, duration_ms: 75, success: false });
  });
  const mcp = { tool_name: "search", call_id: "call-2" } as const;
  span.mcpToolsCall(
    {
      ...{ "rpc.system": "jsonrpc", "rpc.method": "tools/call", "mcp.transport": "streamable_http" },
      ...{ "mcp.server.name": "docs", "mcp.server.origin": "https://docs.example.com" },
      ...{ "mcp.connector.id": "connector-1", "mcp.connector.name": "Docs" },
      ...{ "tool.name": mcp.tool_name, "tool.call_id": mcp.call_id, "session.id": "session-1" },
      ...{ "conversation.id": session["conversation.id"], ...turnId },
      ...{ "server.address": "docs.example.com", "server.port": 443 },
      ...{ "error.type": "timeout", "codex.mcp.error.code": "-32001" },
    },
    () => {
      const origin = { tool_origin: "mcp", mcp_server: "docs", mcp_server_origin: "https://docs.example.com" } as const;
      emit.toolResult({ ...session, ...mcp, ...content, ...origin, mcp_tool: true, duration_ms: 410, success: true });
    },
  );
}

function suggestPlugin({ emit }: CodexRecorders): void {
  for (const tool_type of ["connector", "plugin"] as const) {
    const plugin = {
      "plugin_install.tool_type": tool_type,
      "plugin_install.tool_id": "tickets",
      "plugin_install.tool_name": "Tickets",
    } as const;
    emit.pluginInstallElicitationSent({ ...session, ...plugin });
    emit.pluginInstallSuggestion({
      ...session,
      ...plugin,
      "plugin_install.response_action": "accept",
      "plugin_install.user_confirmed": true,
      "plugin_install.completed": true,
    });
  }
}
