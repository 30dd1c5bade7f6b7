#!/usr/bin/env bash
# Builds what is needed and runs the demo: a broker, three simulated rooms and all three nodes in one process.
# deploy/demo.sh --help says what it can be told.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
target=$here/demo/target
# shellcheck source=deploy/jdk.sh
. "$here/jdk.sh"

# Whether anything that goes into the demo is newer than what was built last.
out_of_date() {
  [ ! -e "$target/built" ] || [ -n "$(cd "$root" && find pom.xml wire sensor-node purifier-node dashboard deploy/demo \
    -name target -prune -o -path '*/src/test' -prune -o -type f -newer "$target/built" -print -quit)" ]
}

# Of all that Maven says, one line for each module.
steps() {
  while IFS= read -r line; do
    if [[ $line =~ ^\[INFO\]\ Building\ (Airkeeper\ [a-z][^ ]*)\ .*(\[[0-9]+/[0-9]+\])$ ]]; then
      echo "  ${BASH_REMATCH[2]} ${BASH_REMATCH[1]}" >&2
    fi
  done
}

build() {
  echo "Building (the first time this fetches about 150 MB and takes some minutes)." >&2
  mkdir -p "$target"
  rm -rf "$target/lib" # else a library of an earlier version would stay beside its successor
  if ! (cd "$root" && ./mvnw -B -ntp -DskipTests package -pl deploy/demo -am 2>&1) | tee "$target/build.log" | steps; then
    grep '^\[ERROR\]' "$target/build.log" | head -20 >&2 || true
    echo "The build failed; all it said is in $target/build.log" >&2
    exit 1
  fi
  touch "$target/built"
}

find_jdk
if out_of_date; then
  build
fi

# Serial collector, small heap and short headers: the whole demo fits beside other things on a small Raspberry Pi.
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx128m -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$(echo "$target"/demo-*.jar):$target/lib/*" airkeeper.demo.Demo "$@"
