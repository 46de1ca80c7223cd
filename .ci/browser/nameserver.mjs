// A name server on this machine's loopback address, which knows no name and remembers
// what it was asked.
import { createSocket } from 'node:dgram';

const port = 53;
const headerLength = 12;
const notFound = 0x8183; // an answer, recursion available, no such name

/** Answers until close. asked has every name so far; heard waits for a name that fits. */
export async function nameServer(address) {
  const asked = new Set();
  const waiting = new Set();
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, end } = questionOf(query);
    asked.add(name);
    for (const look of waiting) look(name);
    const answer = Buffer.from(query.subarray(0, end));
    answer.writeUInt16BE(notFound, 2);
    answer.fill(0, 6, headerLength); // no answers, authorities and additions: OPT is left out
    socket.send(answer, from.port, from.address);
  });
  await new Promise((bound, failed) => socket.once('error', failed).bind(port, address, bound));
  return {
    asked,
    heard: fits =>
      new Promise(found => {
        const look = name => fits(name) && (waiting.delete(look), found(name));
        waiting.add(look);
        for (const name of asked) look(name);
      }),
    close: () => socket.close(),
  };
}

/** The name that a query asks for, and where its question ends. */
function questionOf(query) {
  const labels = [];
  let at = headerLength;
  while (query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
    at += 1 + query[at];
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}
