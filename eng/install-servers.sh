#!/usr/bin/env bash
# Installs what is missing among: postgres redis chromium chain kafka. Debian and Ubuntu, as root or with sudo.
# Says what it would have installed, and stops, on a machine where it cannot.
set -euo pipefail

has_postgres() { [ -n "${ESCROWGRID_POSTGRES_BIN:-}" ] || command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }
has_redis() { [ -n "${ESCROWGRID_REDIS_SERVER:-}" ] || command -v redis-server >/dev/null; }
has_chromium() { [ -n "${ESCROWGRID_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null; }
# Kafka's client, for builds on a feed that lacks it; its tests bring their own brokers.
has_kafka() { compgen -G '/usr/lib/*/librdkafka.so.1' >/dev/null || compgen -G '/usr/lib*/librdkafka.so.1' >/dev/null; }

chain_tools="$(dirname "${BASH_SOURCE[0]}")/chain-tools"
# What was installed is kept in node_modules, whose own lock file says when it is older than ours.
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
has_chain() { [ "$chain_tools/node_modules/.package-lock.json" -nt "$chain_tools/package-lock.json" ]; }

missing=()
wants_chain=
for want in "$@"; do
  case $want in
    postgres) has_postgres || missing+=(postgresql) ;;
    redis) has_redis || missing+=(redis-server) ;;
    chromium) has_chromium || missing+=(chromium) ;;
    chain) has_chain || { wants_chain=1; has_node || missing+=(nodejs npm); } ;;
    kafka) has_kafka || missing+=(librdkafka1) ;;
    *) echo "install-servers: unknown server '$want' (postgres, redis, chromium, chain, kafka)" >&2; exit 2 ;;
  esac
done

# A local chain and the compiler of its contract, pinned with their hashes. No script of a package is run.
install_chain_tools() {
  echo "Installing a local chain and its compiler ..."
  (cd "$chain_tools" && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
  touch "$chain_tools/node_modules/.package-lock.json"
}

if [ ${#missing[@]} -eq 0 ]; then
  [ -z "$wants_chain" ] || install_chain_tools
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
[ -z "$wants_chain" ] || install_chain_tools
