# What the demos share: where the application is, its root key, and how to call it. Sourced from the repository's folder.

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

# Ends the demo: what went wrong, and what to do about it.
fail() { echo "demo: $*" >&2; exit 1; }

api=${API_URL:-http://localhost:5301}
command -v curl >/dev/null || fail "curl is missing (apt-get install curl)"
curl -fsS -o /dev/null "$api/alive" 2>/dev/null || fail "nothing answers at $api. Run ./start.sh first, or set API_URL."
root=${ROOT_API_KEY:-$(generated_root_key)}
[ -n "$root" ] || fail "no root key found. Set ROOT_API_KEY (the AppHost's dashboard shows it)."

answer=""
# ask EXPECTED-STATUS METHOD PATH CREDENTIAL [JSON]: leaves the body in $answer and the status in $status. A credential
# is an API key, a user's access token, or "" for none.
ask() {
  local method=$2 path=$3 out
  local arguments=(-sS -X "$method" "$api$path" -w '\n%{http_code}')
  case $4 in
    '') ;;
    eyJ*) arguments+=(-H "Authorization: Bearer $4") ;;
    *) arguments+=(-H "X-API-KEY: $4") ;;
  esac
  [ $# -ge 5 ] && arguments+=(-H 'Content-Type: application/json' -d "$5")
  out=$(curl "${arguments[@]}")
  status=${out##*$'\n'}
  answer=${out%$'\n'*}
  [ "$status" = "$1" ] || fail "$method $path: expected $1 here, and it is $status $answer"
}

# The same, and prints request, status and body.
call() {
  printf '\n> %s %s %s\n' "$2" "$3" "${5:-}"
  ask "$@"
  printf '< %s %s\n' "$status" "$answer"
}

# The first string member of that name in the last answer.
field() { grep -o "\"$1\":\"[^\"]*\"" <<<"$answer" | head -n 1 | cut -d '"' -f 4; }
