#!/usr/bin/env bash
# Changes the purifier's decisions in small ways, one at a time, and sees whether a test notices each.
# The report is purifier-node/target/pit-reports/index.html.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/jdk.sh
find_jdk
exec ./mvnw -B -ntp -Pmutation -pl purifier-node -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false test
