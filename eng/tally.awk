# Passes the output of `dotnet test` through and ends it with one line: N passed, N failed[, N skipped].
{ print; fflush() }
/^(Passed|Failed|Skipped)! +- Failed:/ {
  line = $0
  sub(/.*Failed: +/, "", line); failed += line + 0
  sub(/.*Passed: +/, "", line); passed += line + 0
  sub(/.*Skipped: +/, "", line); skipped += line + 0
  projects++
}
# A test host that died says so here and prints no summary.
/Test Run Aborted|The active test run was aborted|error MSB|error CS|: error / { broken = 1 }
END {
  if (broken && failed == 0) failed = 1
  if (projects == 0 && failed == 0) failed = 1
  printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
}
