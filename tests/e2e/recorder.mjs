// A recording front of the companion server: the extension is told this address, so that every request it
// makes is seen here, and passed on unchanged.
import { createServer, request as forward } from "node:http";

/** Starts the recorder. Returns {address, requests, close()}; `requests` grows with {method, url}. */
export async function startRecorder(upstreamPort) {
  const requests = [];
  const server = createServer((incoming, outgoing) => {
    requests.push({ method: incoming.method, url: incoming.url });
    const { method, url, headers } = incoming;
    const onward = forward(
      { host: "127.0.0.1", port: upstreamPort, method, path: url, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${server.address().port}`, requests, close };
}
