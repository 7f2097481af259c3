#!/bin/sh
# One run in N processes on this machine: TARGET is the URL, the verdict of the whole is the exit code.
: "${TARGET:?give the URL of the target}"
parts=${PARTS:-2}
seed=${SEED:-1}
pids=''
places=''
for part in $(seq "$parts"); do
  npx clausewise run --target "$TARGET" --seed "$seed" --shard "$part/$parts" --out "reports/part-$part" --quiet &
  pids="$pids $!"
  places="$places reports/part-$part"
done
for pid in $pids; do
  code=0
  wait "$pid" || code=$?
  # 1 and 3 are for the whole to tell: a part mostly has no verdict of its own.
  case $code in 0 | 1 | 3) ;; *) exit "$code" ;; esac
done
# shellcheck disable=SC2086 — places are words.
exec npx clausewise merge $places --out reports/whole
