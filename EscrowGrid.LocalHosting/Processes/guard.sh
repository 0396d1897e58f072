# Holds the read end of a pipe whose other end dies with the AppHost, however the AppHost dies. Lines on it:
#   add <pid> <start time> <stop signal>
#   del <pid>
# At the end of the input every process still listed gets its stop signal and, 5 seconds later, SIGKILL.
# The start time is compared first, so that a process id that was handed out again is never signalled.
trap '' INT HUP TERM
exec >/dev/null 2>&1
children=''

start_of() {
  if [ -r "/proc/$1/stat" ]; then
    # Field 22, counted behind the name, which may hold spaces and parentheses. A zombie is gone already.
    sed -e 's/.*) //' "/proc/$1/stat" 2>/dev/null | { read -r state _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ start _
      [ "$state" = Z ] || echo "$start"; }
  elif [ ! -d /proc/self ]; then
    kill -0 "$1" 2>/dev/null && echo "$2"
  fi
}

alive() {
  [ -n "$2" ] && [ "$(start_of "$1" "$2")" = "$2" ]
}

each_alive() {
  left=''
  for child in $children; do
    pid=${child%%:*}; rest=${child#*:}; start=${rest%%:*}; signal=${rest#*:}
    if alive "$pid" "$start"; then
      left=yes
      case $1 in
        stop) kill -"$signal" "$pid" 2>/dev/null ;;
        kill) kill -9 -"$pid" 2>/dev/null; kill -9 "$pid" 2>/dev/null ;;
      esac
    fi
  done
}

while read -r verb pid start signal; do
  case $verb in
    add) children="$children $pid:$start:$signal" ;;
    del)
      kept=''
      for child in $children; do
        [ "${child%%:*}" = "$pid" ] || kept="$kept $child"
      done
      children=$kept ;;
  esac
done

each_alive stop
tries=0
while [ -n "$left" ] && [ "$tries" -lt 25 ]; do
  sleep 0.2
  tries=$((tries + 1))
  each_alive look
done
each_alive kill
