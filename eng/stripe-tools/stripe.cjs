// What Stripe's own client thinks of us.
//   sign SECRET TIME          reads a body, prints the signature header that Stripe would send with it
//   verify SECRET SIGNATURE   reads a body, prints the event's type when it is genuine, fails when it is not
//   drive ADDRESS KEY         pays, transfers, refunds and lists at a stand-in; prints what it got
'use strict';
const assert = require('node:assert');
const { text } = require('node:stream/consumers');
const Stripe = require('stripe');

const secretless = new Stripe('sk_test_none');

async function sign(secret, timestamp) {
  const payload = await text(process.stdin);
  return secretless.webhooks.generateTestHeaderString({ payload, secret, timestamp: Number(timestamp) });
}

async function verify(secret, signature) {
  return secretless.webhooks.constructEvent(await text(process.stdin), signature, secret).type;
}

async function drive(address, key) {
  const url = new URL(address);
  const stripe = new Stripe(key, { host: url.hostname, port: url.port, protocol: 'http', maxNetworkRetries: 2 });
  const intent = await stripe.paymentIntents.create(
    {
      amount: 5000,
      currency: 'usd',
      transfer_group: 'group-1',
      metadata: { escrow_id: 'group-1' },
      automatic_payment_methods: { enabled: true },
    },
    { idempotencyKey: 'intent-1' });
  await post(url, '/_control/pay/card', { intent: intent.id });
  const paid = await stripe.paymentIntents.retrieve(intent.id);
  const charges = await stripe.charges.list({ payment_intent: intent.id });

  const parameters = {
    amount: 3000,
    currency: 'usd',
    destination: 'acct_seller',
    source_transaction: paid.latest_charge,
    transfer_group: 'group-1',
    metadata: { settlement_id: 'first' },
  };
  const transfer = await stripe.transfers.create(parameters, { idempotencyKey: 'first' });
  const again = await stripe.transfers.create(parameters, { idempotencyKey: 'first' });
  const otherwise = await caught(() => stripe.transfers.create({ ...parameters, amount: 1 }, { idempotencyKey: 'first' }));
  const beyond = await caught(() => stripe.transfers.create({ ...parameters, amount: 2001 }, { idempotencyKey: 'third' }));
  const refund = await stripe.refunds.create({ charge: paid.latest_charge, amount: 2000 }, { idempotencyKey: 'fourth' });
  const unpaid = await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
  const canceled = await stripe.paymentIntents.cancel(unpaid.id);
  const late = await caught(() => stripe.paymentIntents.cancel(intent.id));
  const stranger = await caught(() => new Stripe('sk_test_wrong', {
    host: url.hostname, port: url.port, protocol: 'http' }).balance.retrieve());

  // The client pages by itself.
  const intents = [];
  for await (const each of stripe.paymentIntents.list({ limit: 1 })) intents.push(each.id);
  assert.strictEqual((await stripe.transfers.list({ transfer_group: 'group-1' })).data[0].id, transfer.id);

  return JSON.stringify({
    paid: paid.status,
    charge: charges.data[0].status,
    sameTransfer: transfer.id === again.id,
    otherwise,
    beyond,
    refund: refund.status,
    canceled: canceled.status,
    late,
    stranger,
    intents: intents.length,
    balance: (await stripe.balance.retrieve()).available[0].amount,
  });
}

async function post(url, path, body) {
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, await answer.text());
}

async function caught(act) {
  try {
    await act();
    return null;
  } catch (error) {
    return error.type;
  }
}

const [command, ...words] = process.argv.slice(2);
({ sign, verify, drive })[command](...words).then(
  said => console.log(said),
  error => {
    console.error(error.message);
    process.exitCode = 1;
  });
