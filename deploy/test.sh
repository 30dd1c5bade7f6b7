#!/usr/bin/env bash
# Runs all tests. Finds a JDK 25, installs what the tests talk to (a broker, a browser) where Debian's
# package manager is there, and says what it leaves out where it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/jdk.sh

# program → the Debian package that has it
declare -A needed=(
  [mosquitto]=mosquitto
  [mosquitto_pub]=mosquitto-clients
  [chromium]=chromium
  [chromedriver]=chromium-driver
  [node]=nodejs
  [openssl]=openssl
)
missing=()
for program in "${!needed[@]}"; do
  PATH="$PATH:/usr/sbin" command -v "$program" >/dev/null || missing+=("${needed[$program]}")
done
# The README's Python example is tried with the library it names.
/usr/bin/python3 -c 'import paho.mqtt.client' 2>/dev/null || missing+=(python3-paho-mqtt)

if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }; then
    echo "Installing what the tests talk to: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Not here, and not to be installed from here: ${missing[*]}. The tests that need them are left out." >&2
  fi
fi

echo "Building and testing (the first time, Maven fetches what it needs)"
exec ./mvnw -B -ntp verify
