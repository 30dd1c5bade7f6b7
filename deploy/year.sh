#!/usr/bin/env bash
# Lives through a year of the demo's three rooms with the purifier-node's control, with other settings of it and with
# plainer ones, and prints for each room how often the relay switches, how long the air is bad and how long it runs.
# Half a minute after the build; always the same numbers.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=deploy/jdk.sh
. deploy/jdk.sh
find_jdk

target=deploy/demo/target
echo "Building (the first time, Maven fetches what it needs)" >&2
rm -rf "$target/lib" # as in demo.sh: no library of an earlier version beside its successor
./mvnw -q -B -ntp -DskipTests -pl deploy/demo -am package >&2
touch "$target/built" # demo.sh need not build again

exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m \
  -cp "$(echo "$target"/demo-*.jar):$target/lib/*" airkeeper.demo.year.Year
