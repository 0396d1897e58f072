#!/usr/bin/env bash
# Runs EscrowGrid. Installs what this machine lacks, then it is a plain `dotnet run`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The first restore finds out whether Aspire's packages and a container engine are here (docs/adr/0002).
dotnet restore EscrowGrid.AppHost -v q
if [ "$(dotnet msbuild EscrowGrid.AppHost -getProperty:AspireMode)" = local ]; then
  eng/install-servers.sh postgres redis
fi

exec dotnet run --project EscrowGrid.AppHost "$@"
