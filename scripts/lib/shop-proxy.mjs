// A CONNECT proxy for browsers that cannot map host names: shop hosts lead to the fixture shop, every
// other host is refused, so that nothing leaves this machine.
import { createServer } from "node:http";
import { connect } from "node:net";
import { SHOP_HOSTS } from "../../tests/fixtures/shop/server.mjs";

/** Whether "name:443" is one of the shop's hosts, of which some are patterns such as *.aliexpress.com. */
function isShopHost(authority) {
  return SHOP_HOSTS.some((host) =>
    host.startsWith("*") ? authority.endsWith(`${host.slice(1)}:443`) : authority === `${host}:443`,
  );
}

/** Starts the proxy on a free port. Returns {port, refused, close()}; `refused` lists denied hosts. */
export async function startShopProxy(shopPort) {
  const refused = [];
  const sockets = new Set();
  const server = createServer((request, response) => {
    refused.push(request.url);
    response.writeHead(403).end();
  });
  server.on("connect", (request, client, head) => {
    if (!isShopHost(request.url)) {
      refused.push(request.url);
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const upstream = connect(shopPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
    });
  return { port: server.address().port, refused, close };
}
