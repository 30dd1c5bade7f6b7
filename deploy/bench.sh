#!/usr/bin/env bash
# Measures and prints one table: how fast readings are stored, how soon a relay follows, what each program takes to
# start and to live. About two minutes after the build; needs Mosquitto, and asserts nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=deploy/jdk.sh
. deploy/jdk.sh
# shellcheck source=deploy/needs.sh
. deploy/needs.sh

if ! need mosquitto=mosquitto; then
  echo "This needs Mosquitto, and cannot install it from here: with Debian's packages, sudo apt install ${missing[*]}" >&2
  exit 1
fi
find_jdk

target=deploy/demo/target
echo "Building (the first time, Maven fetches what it needs)" >&2
rm -rf "$target/lib" # as in demo.sh: no library of an earlier version beside its successor
./mvnw -q -B -ntp -DskipTests -pl deploy/demo -am package dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath >&2
touch "$target/built" # demo.sh, which is measured too, need not build again

data=$target/bench
mkdir -p "$data"
trap 'rm -rf "$data"' EXIT

# The nodes' flags but for the heap, which holds what is published as well.
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Xss512k \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider -Dslf4j.internal.verbosity=WARN \
  -cp "$target/test-classes:$target/classes:$(cat "$target/test-classpath")" airkeeper.bench.Bench "$PWD" "$data"
