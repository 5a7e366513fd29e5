// A history server, or a shop, behind a fetch function: answers as the real one, records what it got.

export interface ReceivedRequest {
  method: string;
  url: string;
  body: string | undefined;
  /** The ETag that the client says it has. */
  known_tag: string | undefined;
}

export type Answer = { status: number; body: unknown; headers?: Record<string, string> } | Error;

export class FakeServer {
  readonly received: ReceivedRequest[] = [];
  /** Answers by path; a function sees the request. */
  readonly answers = new Map<string, Answer | ((request: ReceivedRequest) => Answer)>();

  readonly fetch: typeof fetch = (input, init) => {
    const request = {
      method: init?.method ?? "GET",
      url: String(input),
      body: init?.body as string | undefined,
      known_tag: new Headers(init?.headers).get("if-none-match") ?? undefined,
    };
    this.received.push(request);
    const planned = this.answers.get(new URL(request.url).pathname);
    const answer = typeof planned === "function" ? planned(request) : planned;
    if (!answer) return Promise.resolve(new Response("not here", { status: 404 }));
    if (!("status" in answer)) return Promise.reject(answer);
    const { body: plannedBody, headers = {} } = answer;
    const text = typeof plannedBody === "string" ? plannedBody : JSON.stringify(plannedBody);
    const body = answer.status === 304 ? null : text;
    return Promise.resolve(new Response(body, { status: answer.status, headers }));
  };

  /** Plans a success envelope. */
  answerWith(path: string, value: unknown): void {
    this.answers.set(path, { status: 200, body: { ok: true, value } });
  }
}
