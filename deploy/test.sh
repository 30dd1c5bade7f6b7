#!/usr/bin/env bash
# Runs all tests. Finds a JDK 25, installs what the tests talk to (a broker, a browser) where Debian's
# package manager is there, and says what it leaves out where it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=deploy/jdk.sh
. deploy/jdk.sh
# shellcheck source=deploy/needs.sh
. deploy/needs.sh

# The README's Python example is tried with the library it names.
need mosquitto=mosquitto mosquitto_pub=mosquitto-clients chromium=chromium chromedriver=chromium-driver node=nodejs \
  openssl=openssl python3:paho.mqtt.client=python3-paho-mqtt ||
  echo "Not here, and not to be installed from here: ${missing[*]}. The tests that need them are left out." >&2
deploy/pi/virtual.sh make || echo "The tests on a virtual Raspberry Pi are left out." >&2

find_jdk
echo "Building and testing (the first time, Maven fetches what it needs)"
exec ./mvnw -B -ntp verify
