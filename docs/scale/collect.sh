#!/bin/sh
# Puts the parts that workers made together, and for each operation all targets on one page. The exit code is the worst of
# all: 1 where something violates, else 3 where something has no verdict, else 0.
results=${RESULTS:-reports}
whole=${WHOLE:-whole}
worst=0
for operation in "$results"/*; do
  for parts in "$operation"/*; do
    out="$whole${parts#"$results"}"
    code=0
    npx clausewise merge "$parts"/* --out "$out" --compress > /dev/null || code=$?
    echo "$out: exit code $code"
    case $worst$code in ?0 | 1?) ;; ?1) worst=1 ;; *) worst=3 ;; esac
  done
  npx clausewise matrix "$whole${operation#"$results"}"/*/ --out "$whole${operation#"$results"}/matrix.html"
done
exit "$worst"
