#!/usr/bin/env bash
# Walks one escrow position from creation to release against the running application and prints every answer.
# Takes API_URL (default http://localhost:5301) and ROOT_API_KEY (default: the one that the AppHost generated).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

. eng/demo-calls.sh

echo "EscrowGrid demo against $api (sample data)"

call 201 POST /institutions "$root" '{"name":"Demo Bank","regions":["US"]}'
institution=$(field id)

call 201 POST "/institutions/$institution/api-keys" "$root" '{"label":"demo admin","role":"admin"}'
key=$(field apiKey)

call 200 PUT "/institutions/$institution/policies/US" "$key" \
  '{"position":{"minAmount":1000,"maxAmount":5000000,"allowedCurrencies":["USD"]}}'

call 201 POST /asset-templates "$key" \
  '{"code":"CONSTR_ESCROW","name":"Tower construction","vertical":"CONSTRUCTION","region":"US","config":{"currency":"USD","region":"US"}}'
template=$(field id)

call 201 POST /assets "$key" "{\"templateId\":\"$template\",\"label\":\"Tower A, phase 1\"}"
asset=$(field id)

echo; echo "# The institution's policy refuses an amount that is too small:"
call 400 POST /positions "$key" \
  "{\"assetId\":\"$asset\",\"holderReference\":\"SUBCONTRACTOR_123\",\"currency\":\"USD\",\"amount\":999.99}"

call 201 POST /positions "$key" \
  "{\"assetId\":\"$asset\",\"holderReference\":\"SUBCONTRACTOR_123\",\"currency\":\"USD\",\"amount\":250000.50,\"externalReference\":\"INV-1001\"}"
position=$(field id)

echo; echo "# A position cannot be released before it is funded:"
call 400 POST "/positions/$position/transition" "$key" '{"toState":"RELEASED"}'

call 200 POST "/positions/$position/transition" "$key" '{"toState":"FUNDED","reason":"wire received"}'
call 200 POST "/positions/$position/transition" "$key" \
  '{"toState":"PARTIALLY_RELEASED","amount":100000,"reason":"milestone 1 accepted","metadata":{"milestone":1}}'

echo; echo "# What is held and what is released, in accounts that sum up to zero:"
call 200 GET "/ledger-balances?positionId=$position" "$key"

call 200 POST "/positions/$position/transition" "$key" '{"toState":"RELEASED","reason":"work complete"}'

call 200 GET "/positions/$position" "$key"
call 200 GET "/ledger-events?positionId=$position" "$key"
call 200 GET "/ledger-statement?account=HELD&currency=USD&positionId=$position" "$key"

echo; echo "Done: position $position went from CREATED to RELEASED, and its ledger tells how and adds up."
