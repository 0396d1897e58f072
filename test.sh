#!/usr/bin/env bash
# Passes EscrowGrid's tests. Installs what this machine lacks, then it is a plain `dotnet test`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

eng/install-servers.sh postgres redis chromium chain kafka webhooks stripe storage

dotnet test EscrowGrid.sln "$@" 2>&1 | awk -f eng/tally.awk
