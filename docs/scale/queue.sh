#!/bin/sh
# Writes a queue: one line for each target, operation and part. The files have one URL, and one name, a line.
# queue.sh TARGETS OPERATIONS PARTS > queue
targets=${1:?give a file of targets}
operations=${2:?give a file of operations}
parts=${3:-1}
# All parts of an operation follow one another, and so do all targets: workers side by side are mostly at different targets.
while read -r operation; do
  for part in $(seq "$parts"); do
    while read -r target; do
      printf '%s %s %s/%s\n' "$target" "$operation" "$part" "$parts"
    done < "$targets"
  done
done < "$operations"
