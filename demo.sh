#!/usr/bin/env bash
# Walks one escrow position from creation to release against the running application and prints every answer.
# Takes API_URL (default http://localhost:5301) and ROOT_API_KEY (default: the one that the AppHost generated).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The key lies in the state folder (local mode) or in the AppHost's user secrets (Aspire).
generated_root_key() {
  local base=${XDG_DATA_HOME:-$HOME/.local/share}/escrowgrid name
  [ "$(id -u)" -eq 0 ] && base=/var/lib/escrowgrid
  name=escrowgrid.apphost-$(printf %s "$PWD/EscrowGrid.AppHost" | sha256sum | cut -c 1-10)
  local secrets=${ESCROWGRID_STATE_DIR:-$base/$name}/secrets.json
  if [ -r "$secrets" ]; then
    sed -n 's/.*"Parameters:root-api-key": *"\([^"]*\)".*/\1/p' "$secrets"
  else
    dotnet user-secrets list --project EscrowGrid.AppHost 2>/dev/null | sed -n 's/^Parameters:root-api-key = //p'
  fi
}

api=${API_URL:-http://localhost:5301}
command -v curl >/dev/null || { echo "demo: curl is missing (apt-get install curl)" >&2; exit 1; }
curl -fsS -o /dev/null "$api/alive" 2>/dev/null || {
  echo "demo: nothing answers at $api. Run ./start.sh first, or set API_URL." >&2; exit 1; }
root=${ROOT_API_KEY:-$(generated_root_key)}
[ -n "$root" ] || { echo "demo: no root key found. Set ROOT_API_KEY (the AppHost's dashboard shows it)." >&2; exit 1; }

answer=""
# call EXPECTED-STATUS METHOD PATH KEY [JSON]: prints request, status and body; leaves the body in $answer.
call() {
  local expected=$1 method=$2 path=$3 key=$4 out status
  local arguments=(-sS -X "$method" "$api$path" -H "X-API-KEY: $key" -w '\n%{http_code}')
  [ $# -ge 5 ] && arguments+=(-H 'Content-Type: application/json' -d "$5")
  printf '\n> %s %s %s\n' "$method" "$path" "${5:-}"
  out=$(curl "${arguments[@]}")
  status=${out##*$'\n'}
  answer=${out%$'\n'*}
  printf '< %s %s\n' "$status" "$answer"
  [ "$status" = "$expected" ] || { echo "demo: expected $expected here" >&2; exit 1; }
}
# The first string member of that name in the last answer.
field() { grep -o "\"$1\":\"[^\"]*\"" <<<"$answer" | head -n 1 | cut -d '"' -f 4; }

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
