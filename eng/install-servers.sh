#!/usr/bin/env bash
# Installs what is missing among: postgres redis chromium. Debian and Ubuntu, as root or with sudo.
# Says what it would have installed, and stops, on a machine where it cannot.
set -euo pipefail

has_postgres() { [ -n "${ESCROWGRID_POSTGRES_BIN:-}" ] || command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }
has_redis() { [ -n "${ESCROWGRID_REDIS_SERVER:-}" ] || command -v redis-server >/dev/null; }
has_chromium() { [ -n "${ESCROWGRID_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null; }

missing=()
for want in "$@"; do
  case $want in
    postgres) has_postgres || missing+=(postgresql) ;;
    redis) has_redis || missing+=(redis-server) ;;
    chromium) has_chromium || missing+=(chromium) ;;
    *) echo "install-servers: unknown server '$want' (postgres, redis, chromium)" >&2; exit 2 ;;
  esac
done
[ ${#missing[@]} -eq 0 ] && exit 0

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
