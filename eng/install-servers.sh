#!/usr/bin/env bash
# Installs what is missing among: postgres redis chromium chain kafka webhooks stripe storage. Debian and Ubuntu, as root or with sudo.
# Says what it would have installed, and stops, on a machine where it cannot.
set -euo pipefail

has_postgres() { [ -n "${ESCROWGRID_POSTGRES_BIN:-}" ] || command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }
has_redis() { [ -n "${ESCROWGRID_REDIS_SERVER:-}" ] || command -v redis-server >/dev/null; }
has_chromium() { [ -n "${ESCROWGRID_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null; }
# Kafka's client, for builds on a feed that lacks it; its tests bring their own brokers.
has_kafka() {
  [ "${AspireMode:-}" = packages ] || grep -qs '<AspireMode>packages<' "$eng/../artifacts/aspire-mode.g.props" \
    || compgen -G '/usr/lib/*/librdkafka.so.1' >/dev/null || compgen -G '/usr/lib*/librdkafka.so.1' >/dev/null
}

eng="$(dirname "${BASH_SOURCE[0]}")"
# What was installed is kept in node_modules, whose own lock file says when it is older than ours.
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
has_tools() {
  [ "$eng/$1/node_modules/.package-lock.json" -nt "$eng/$1/package-lock.json" ] && { [ "$1" != chain-tools ] || has_anvil; }
}
has_anvil() { [ -n "${ESCROWGRID_ANVIL:-}" ] || compgen -G "$eng/chain-tools/node_modules/@foundry-rs/*/bin/anvil" >/dev/null; }
wants_tools() { has_tools "$1" || { tools+=("$1"); has_node || missing+=(nodejs npm); }; }

missing=()
tools=()
for want in "$@"; do
  case $want in
    postgres) has_postgres || missing+=(postgresql) ;;
    redis) has_redis || missing+=(redis-server) ;;
    chromium) has_chromium || missing+=(chromium fonts-lohit-beng-bengali) ;; # pictures of Bengali pages need its letters
    chain) wants_tools chain-tools ;;      # a local chain, and the compiler of its contract
    webhooks) wants_tools webhook-tools ;; # the verifier that Standard Webhooks publishes
    stripe) wants_tools stripe-tools ;;     # Stripe's own client
    storage) wants_tools storage-tools ;;   # an S3 server
    kafka) has_kafka || missing+=(librdkafka1) ;;
    *) echo "install-servers: unknown server '$want' (postgres, redis, chromium, chain, kafka, webhooks, stripe, storage)" >&2; exit 2 ;;
  esac
done

# Pinned with their hashes. No script of a package is run.
install_tools() {
  for folder in "${tools[@]}"; do
    echo "Installing $folder ..."
    local extra=()
    [ "$folder" != chain-tools ] || has_anvil || extra=("$(anvil_package)")
    (cd "$eng/$folder" && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error "${extra[@]}" >/dev/null)
    [ "$folder" != chain-tools ] || has_anvil || { echo "npm installed no anvil (${extra[*]})." >&2; exit 1; }
    touch "$eng/$folder/node_modules/.package-lock.json"
  done
}

# The program itself is an optional dependency for Node.js 20 and later, which npm leaves out without a word on the
# Node.js 18 of Debian 12, although the program needs none. Asked for by its name it is installed.
anvil_package() {
  local version machine
  version="$(node -p "require('$(cd "$eng" && pwd)/chain-tools/package.json').dependencies['@foundry-rs/anvil']")"
  case "$(uname -m)" in
    x86_64) machine=amd64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) echo "There is no anvil for $(uname -m): set ESCROWGRID_ANVIL." >&2; exit 1 ;;
  esac
  echo "@foundry-rs/anvil-$(uname -s | tr '[:upper:]' '[:lower:]')-$machine@$version"
}

if [ ${#missing[@]} -eq 0 ]; then
  install_tools
  exit 0
fi

run=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Missing: ${missing[*]}. Install them as root, then run this again." >&2; exit 1; }
  run=(sudo)
fi
command -v apt-get >/dev/null || { echo "Missing: ${missing[*]}. Install them with this system's package manager, then run this again." >&2; exit 1; }

echo "Installing ${missing[*]} ..."
"${run[@]}" apt-get update -qq
# RUNLEVEL=1 keeps the packages from starting services of their own: EscrowGrid starts private ones.
"${run[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
install_tools
