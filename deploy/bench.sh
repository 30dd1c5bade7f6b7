#!/usr/bin/env bash
# Measures and prints one table: how fast readings are stored and charts are read, what a disk has to write, how soon a
# relay and a page follow, what each program takes to start and to live. About ten minutes after the build; needs
# Mosquitto and Chromium, and asserts nothing. What more there is, it measures more: python3-paho-mqtt, a recorder written in an evening; root, what
# reaches a device.
#
#   deploy/bench.sh [-Dbench.queue=200000] [-Dbench.sensors=5] [NAME …]
#
# With names only these parts: recording-20 recording-200 draining switching charting wearing living serving painting footprint.
# bench.queue is how many readings wait in the long queue; bench.sensors how many sensors have ten years behind them:
# each takes about 2 s to make, and 35 MB.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=deploy/jdk.sh
. deploy/jdk.sh
# shellcheck source=deploy/needs.sh
. deploy/needs.sh

if ! need mosquitto=mosquitto chromium=chromium chromedriver=chromium-driver; then
  echo "This needs Mosquitto and Chromium, and cannot install them from here: with Debian's packages, sudo apt install ${missing[*]}" >&2
  exit 1
fi
find_jdk

target=deploy/demo/target
echo "Building (the first time, Maven fetches what it needs)" >&2
rm -rf "$target/lib" # as in demo.sh: no library of an earlier version beside its successor
./mvnw -q -B -ntp -DskipTests -pl deploy/demo -am package dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath >&2
touch "$target/built" # demo.sh, which is measured too, need not build again

settings=()
parts=()
for each in "$@"; do
  case $each in
    -D*) settings+=("$each") ;;
    *) parts+=("$each") ;;
  esac
done

data=$target/bench
mkdir -p "$data"
trap 'umount "$data"/run*/*/disk 2>/dev/null || true; rm -rf "$data"' EXIT

# The nodes' flags but for the heap, which holds what is published as well.
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Xss512k \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider -Dslf4j.internal.verbosity=WARN "${settings[@]}" \
  -cp "$target/test-classes:$target/classes:$(cat "$target/test-classpath")" airkeeper.bench.Bench "$PWD" "$data" "${parts[@]}"
