#!/usr/bin/env bash
# Takes four escrows from their opening to their last cent against the running application: by card, in USDC, in
# milestones, and through a dispute that ends in a split. Then it holds the ledger against the providers' books.
# The providers are stand-ins: start the application with ./start.sh --StandIns=true first. No real money moves.
# Takes API_URL (default http://localhost:5301), STANDINS_URL (default http://localhost:5790) and ROOT_API_KEY.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

. eng/demo-calls.sh

providers=${STANDINS_URL:-http://localhost:5790}
curl -fsS -o /dev/null "$providers/_control/faults" 2>/dev/null ||
  fail "no stand-ins answer at $providers. Start the application with ./start.sh --StandIns=true."

# control PATH JSON: what a buyer does at the provider, outside of EscrowGrid.
control() { curl -fsS -o /dev/null "$providers/_control/$1" -H 'Content-Type: application/json' -d "$2"; }

say() { printf '%s\n' "$*"; }
# money CENTS: 12345 as 123.45
money() { awk -v cents="$1" 'BEGIN { printf "%.2f", cents / 100 }'; }
# number NAME: a member of the last answer that is a number, or digits in a string.
number() { grep -o "\"$1\":\"\?-\?[0-9.]*" <<<"$answer" | head -n 1 | sed 's/.*[":]//'; }

# sign_up NAME ROLE: invites a user, accepts the invitation, and leaves id and access token in $user and $token.
sign_up() {
  ask 201 POST /api/users "$key" "{\"email\":\"$1@demo.example\",\"displayName\":\"$1\",\"role\":\"$2\"}"
  user=$(grep -o '"usr_[^"]*' <<<"$answer" | head -n 1 | tr -d '"')
  ask 201 POST /api/auth/accept-invitation "" \
    "{\"invitation\":\"$(field invitation)\",\"password\":\"sample password of $1\"}"
  token=$(field accessToken)
  say "  $1 signed up as $2: $user"
}

# reaches STATUS ESCROW: waits until it has that status, at most a minute.
reaches() {
  local seconds
  for seconds in {1..60}; do
    ask 200 GET "/api/escrow/$2" "$key"
    [ "$(field status)" = "$1" ] && return
    sleep 1
  done
  fail "escrow $2 is $(field status) after a minute, not $1: $answer"
}

# open RAIL CENTS CURRENCY [BODY]: leaves the new escrow's id in $escrow.
open() {
  contracts=$((contracts + 1))
  ask 201 POST /api/escrow "$buyer" "{\"contractId\":\"contract-$contracts\",\"buyerId\":\"$buyer_id\",
    \"sellerId\":\"$seller_id\",\"rail\":\"$1\",\"amount\":\"$2\",\"currency\":\"$3\"}"
  escrow=$(field escrowId)
  say "  $escrow over $(money "$2") $3: $(field status)"
}

# way_to_pay ESCROW: leaves in $answer how its buyer can pay.
way_to_pay() {
  local seconds
  for seconds in {1..30}; do
    ask 200 GET "/api/escrow/$1/payment" "$key"
    grep -q '"ready":true' <<<"$answer" && return
    sleep 1
  done
  fail "nobody says how to pay for $1: $answer"
}

# pay_by_card ESCROW: the buyer's browser pays the intent at the provider, and the provider's webhook tells.
pay_by_card() {
  way_to_pay "$1"
  control pay/card "{\"intent\":\"$(field clientSecret | sed 's/_secret_.*//')\"}"
  reaches FUNDS_HELD "$1"
  say "  $1 is paid by card and the provider's webhook came: $(field status)"
}

# deliver_and_accept ESCROW
deliver_and_accept() {
  ask 200 POST "/api/escrow/$1/mark-delivered" "$seller" '{"title":"Delivered as agreed"}'
  reaches DELIVERED "$1"
  ask 200 POST "/api/escrow/$1/confirm-delivery" "$buyer"
  reaches RELEASED "$1"
  say "  $1 is delivered, accepted and paid out: $(field status)"
}

say "EscrowGrid escrows against $api, with the stand-ins at $providers (sample data, no real money)"

say; say "# A marketplace with a buyer, a seller and somebody of its staff"
ask 201 POST /institutions "$root" '{"name":"Demo Market","regions":["US"]}'
institution=$(field id)
ask 201 POST "/institutions/$institution/api-keys" "$root" '{"label":"demo admin","role":"admin"}'
key=$(field apiKey)
contracts=0
sign_up buyer PARTY; buyer_id=$user buyer=$token
sign_up seller PARTY; seller_id=$user seller=$token
sign_up staff STAFF; staff=$token
for party in "$buyer_id" "$seller_id"; do
  ask 200 PUT "/api/users/$party/kyc" "$key" '{"kycTier":"TIER_2","kycVerified":true,"reason":"papers seen"}'
done
ask 200 PUT "/api/users/$seller_id/payout" "$seller" \
  '{"stripeAccountId":"acct_demoseller","walletAddress":"0x00000000000000000000000000000000000c0ffe"}'
say "  buyer and seller are verified; the seller said where to be paid"

say; say "# 1. By card"
open STRIPE 10000 USD; card=$escrow
pay_by_card "$card"
deliver_and_accept "$card"

say; say "# 2. In USDC: too large for a card"
open USDC_BASE 2500000 USDC; coins=$escrow
way_to_pay "$coins"
control pay/coins "{\"address\":\"$(field depositAddress)\",\"units\":$(number amountUnits),\"confirmations\":3}"
ask 200 GET "/api/escrow/$coins" "$key"
say "  the coins are on the chain, 3 blocks deep of 30: $(field status)"
control blocks '{"count":50}'
reaches FUNDS_HELD "$coins"
say "  50 blocks later, the sender screened: $(field status)"
deliver_and_accept "$coins"

say; say "# 3. In two milestones, each paid and accepted by itself"
open STRIPE 90000 USD; agreement=$escrow
ask 201 POST "/api/escrow/$agreement/milestones" "$buyer" \
  '{"milestones":[{"title":"Foundation","amount":"30000"},{"title":"Walls","amount":"60000"}]}'
ask 200 GET "/api/escrow/$agreement" "$key"
milestones=$(sed 's/.*"milestones"://' <<<"$answer" | grep -o '"escrowId":"[^"]*"' | cut -d '"' -f 4)
for milestone in $milestones; do pay_by_card "$milestone"; done
reaches FUNDS_HELD "$agreement"
say "  the agreement $agreement, all of it paid: $(field status)"
for milestone in $milestones; do deliver_and_accept "$milestone"; done
reaches RELEASED "$agreement"
say "  the agreement, all of it accepted: $(field status)"

say; say "# 4. Disputed, and split by the staff: 80.00 of 200.00 go back"
open STRIPE 20000 USD; disputed=$escrow
pay_by_card "$disputed"
ask 200 POST "/api/escrow/$disputed/mark-delivered" "$seller" '{"title":"Delivered as agreed"}'
ask 201 POST "/api/escrow/$disputed/dispute" "$buyer" '{"reason":"Two of five are broken"}'
reaches DISPUTED "$disputed"
dispute=$(field disputeId)
say "  the buyer objects: $(field status)"
ask 200 POST "/api/escrow/$disputed/dispute/$dispute/resolve" "$staff" \
  '{"resolution":"SPLIT","refundAmount":"8000","reason":"photographs of both sides"}'
reaches RELEASED "$disputed"
say "  the staff have decided, both are paid: $(field status)"

say; say "# The ledger, and what the providers' own books say: every escrow to the cent"
format='  %-40s %10s %10s %10s %10s %10s  %s\n'
printf "$format" escrow 'came in' seller buyer fee held "provider"
for escrow in "$card" "$coins" $milestones "$disputed"; do
  ask 200 GET "/api/escrow/$escrow" "$key"
  released=$(number released) refunded=$(number refunded) fees=$(number fees)
  held=$(($(number unapplied) + $(number held) + $(number reserved)))
  ours="$((released + refunded + fees + held)) $released $refunded"
  theirs=$(curl -fsS "$providers/_control/totals/$escrow" | grep -o ':[0-9.]*' | tr -d ':' | sed 's/\.0*$//' | xargs)
  [ "$ours" = "$theirs" ] || fail "$escrow: we say $ours, the provider says $theirs"
  printf "$format" "$escrow" "$(money $((released + refunded + fees + held)))" "$(money "$released")" \
    "$(money "$refunded")" "$(money "$fees")" "$(money "$held")" "says the same"
done

say; say "# All accounts of the marketplace; in each currency they sum up to zero"
ask 200 GET /ledger-balances "$key"
grep -o '"account":"[^"]*","currency":"[^"]*","balance":[-0-9.]*' <<<"$answer" | tr -d '"' |
  awk -F '[:,]' '{ printf "  %-10s %-5s %14.2f\n", $2, $4, $6; sum[$4] += $6; accounts++ }
    END { for (it in sum) { printf "  %-10s %-5s %14.2f\n", "sum", it, sum[it]; wrong += sum[it] * sum[it] > 1e-6 }
      exit accounts == 0 || wrong }' || fail "the accounts do not sum up to zero"

say; say "# The whole ledger is worked out again from its chained events"
ask 200 GET /operations/ledger-replays "$root"
before=$(number number || true)
ask 202 POST /operations/schedules/ledger-replay/trigger "$root" '{"reason":"demo"}'
for seconds in {1..60}; do
  ask 200 GET /operations/ledger-replays "$root"
  after=$(number number || true)
  [ "$after" != "$before" ] && break
  sleep 1
done
[ "$after" != "$before" ] || fail "the ledger was not verified within a minute"
[ "$(number findings)" = 0 ] || fail "the ledger does not verify: $answer"
say "  $(number ledgerEvents) ledger events in chains of hashes, every movement of money and every balance: 0 findings"

say; say "Done: four ways of an escrow, and the ledger, the providers and the proof agree."
