#!/bin/sh
# Counts the contract's test cases by area and store. Build first: dotnet build tests/EscrowGrid.Api.Tests
# An area is a folder of the tests; a case without a store (limits of the process, the schema) counts as "alone".
set -eu
cd "$(dirname "$0")/.."

dotnet test tests/EscrowGrid.Api.Tests --no-build --nologo --list-tests | awk '
    match($0, /^ *EscrowGrid\.Api\.Tests\.[A-Za-z]+\./) {
        area = substr($0, RSTART, RLENGTH - 1)
        sub(/.*\./, "", area)
        store = "alone"
        if ($0 ~ /\(store: Memory[,)]/) store = "memory"
        if ($0 ~ /\(store: Postgres[,)]/) store = "postgres"
        cases[area, store]++
        cases["all", store]++
        areas[area]
    }
    function row(area) {
        return sprintf("%-16s %8d %8d %8d", area, cases[area, "memory"], cases[area, "postgres"], cases[area, "alone"])
    }
    END {
        printf "%-16s %8s %8s %8s\n", "area", "memory", "postgres", "alone"
        fflush()
        for (area in areas) {
            for (i = split("memory postgres alone", stores, " "); i > 0; i--)
                cases["all", stores[i]] += cases[area, stores[i]]
            print row(area) | "sort"
        }
        close("sort")
        print row("all")
    }'
