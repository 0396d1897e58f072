// A receiver of webhooks that believes what the verifier of Standard Webhooks believes, and nothing else.
//   PUT  /secret  the secret it knows, as it was shown to its owner
//   POST /hook    204 when the message is genuine, 401 and the verifier's word when it is not
//   GET  /log     what it answered, in order
// It prints its port.
'use strict';
const http = require('node:http');
const { Webhook } = require('standardwebhooks');

let secret;
const log = [];

function judge(headers, body) {
  try {
    const event = new Webhook(secret).verify(body, headers);
    return { status: 204, type: event.type, id: headers['webhook-id'] };
  } catch (error) {
    return { status: 401, error: error.message, id: headers['webhook-id'] };
  }
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    if (request.method === 'PUT') {
      secret = body;
      response.writeHead(204).end();
    } else if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(log));
    } else {
      const verdict = judge(request.headers, body);
      log.push(verdict);
      response.writeHead(verdict.status).end(verdict.error ?? '');
    }
  });
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
