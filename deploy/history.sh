#!/usr/bin/env bash
# Runs airkeeper-history, which exports, imports, backs up, restores and copies what the dashboard remembers.
# deploy/history.sh --help says how. Needs what ./mvnw package has built.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
built=$(dirname "$here")/dashboard/target
# shellcheck source=deploy/jdk.sh
. "$here/jdk.sh"

find_jdk 2>/dev/null || find_jdk # which one it is matters only where there is none
if [ ! -d "$built/lib" ]; then
  echo "There is nothing built yet: ./mvnw package -DskipTests" >&2
  exit 1
fi

# What it holds in memory does not grow with the history.
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx64m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
  -cp "$(echo "$built"/dashboard-*[0-9].jar):$built/lib/*" airkeeper.dashboard.HistoryMain "$@"
