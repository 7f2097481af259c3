#!/bin/sh
# A gate anywhere: TARGET is the URL, and the verdict is the exit code. Known deviations are kept where there are any.
: "${TARGET:?give the URL of the target}"
if [ -f known-deviations.yaml ]; then
  export CLAUSEWISE_EXCEPTIONS=known-deviations.yaml
fi
code=0
npx clausewise run --target "$TARGET" || code=$?
case $code in
  0) echo 'It conforms.' ;;
  1) echo 'It contradicts the documents, or an exception must not stay as it is: see reports/latest/report.html.' ;;
  3) echo 'There is no verdict: see what could not be judged in reports/latest/summary.md.' ;;
  *) echo "clausewise was not run as it should be (exit code $code)." ;;
esac
exit $code
