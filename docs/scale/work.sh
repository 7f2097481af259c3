#!/bin/sh
# Works off the lines of QUEUE that are this worker's: each so manieth of them, as JOB_COMPLETION_INDEX and WORKERS say. What
# has been done is not done again, and what was broken off is gone on with, so that a worker may be started anew at any time.
# All else is told by variables of the environment: CLAUSEWISE_SEED, CLAUSEWISE_RATE, CLAUSEWISE_PROFILE and so on.
: "${QUEUE:?give the file with the queue}"
: "${CLAUSEWISE_SEED:?all parts share one seed}"
results=${RESULTS:-reports}
index=${JOB_COMPLETION_INDEX:-0}
workers=${WORKERS:-1}
export CLAUSEWISE_QUIET=true CLAUSEWISE_COMPRESS=true
line=0
worst=0
child=''
stopped=''
# The first process of a container hears nothing that it does not ask for; a run that is told to end cleans up.
trap 'stopped=1; [ -z "$child" ] || kill -TERM "$child"' TERM INT
while [ -z "$stopped" ] && read -r target operation part; do
  turn=$((line % workers))
  line=$((line + 1))
  [ "$turn" -eq "$index" ] || continue
  out="$results/$operation/$(printf %s "$target" | tr -c 'A-Za-z0-9.-' _)/$(printf %s "$part" | tr / -)"
  if grep -qs '"complete": true' "$out/summary.json"; then continue; fi
  if [ -s "$out/results.ndjson.gz" ] || [ -d "$out/parts" ]; then
    npx clausewise run --resume "$out" < /dev/null &
  else
    npx clausewise run --target "$target" --operation "$operation" --shard "$part" --out "$out" < /dev/null &
  fi
  child=$!
  code=0
  wait "$child" || code=$?
  if [ -n "$stopped" ]; then
    wait "$child"
    exit 143
  fi
  child=''
  echo "$target $operation $part: exit code $code"
  # 1 and 3 are for the whole to tell: a part mostly has no verdict of its own.
  case $code in 0 | 1 | 3) ;; *) worst=$code ;; esac
done < "$QUEUE"
exit "$worst"
