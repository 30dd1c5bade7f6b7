#!/usr/bin/env bash
# Tries the Debian packages as a person would: installs, runs, upgrades, removes and purges them in a fresh Debian 12 and 13.
# Needs root, for debootstrap and its mounts, and what ./mvnw package has built; the first time it fetches about 300 MB.
# Nothing of it leaves deploy/target, and its mounts go with it.
#
#   deploy/packages.sh [12] [13]
#
# Debian 12 has no Java 25: there it is seen that the packages say so, and then tried with this machine's own Java.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=deploy/jdk.sh
. deploy/jdk.sh
# shellcheck source=deploy/needs.sh
. deploy/needs.sh

# shellcheck source=deploy/debian/so.sh
. deploy/debian/so.sh
# shellcheck source=deploy/debian/fresh.sh
. deploy/debian/fresh.sh

need_root "$@"
need debootstrap=debootstrap dpkg-deb=dpkg curl=curl || {
  echo "This needs ${missing[*]}, which is not to be installed from here." >&2
  exit 1
}
find_jdk

# Does it; what it says is in said.
quietly() { "$@" >"$root/said" 2>&1; }

install_all() {
  quietly inside sh -c "apt-get install -y -q --no-install-recommends $1/*.deb"
}

says() { grep -qF -- "$1" "$root/said"; }
there() { [ -e "$root$1" ]; }
gone() { [ ! -e "$root$1" ]; }
mode() { inside stat -c '%a %U:%G' "$1"; }
in_group() { inside id -nG "$1" | tr ' ' '\n' | grep -qx "$2"; }

# Debian 12 says what is missing; then Java comes as a package would bring it.
without_java() {
  so "apt refuses without Java 25" refused install_all /packages
  so "and names it" says "openjdk-25-jre-headless"
  mkdir -p "$root/stub/DEBIAN" "$root/stub/usr/lib/jvm/temurin-25-jre-amd64"
  cp -a "$JAVA_HOME"/{bin,conf,lib,release} "$root/stub/usr/lib/jvm/temurin-25-jre-amd64"
  printf 'Package: temurin-25-jre\nVersion: 25\nArchitecture: all\nMaintainer: nobody <nobody@localhost>\nDescription: this machine'"'"'s own\n' \
    >"$root/stub/DEBIAN/control"
  dpkg-deb -Znone -b "$root/stub" "$root/packages/temurin-25-jre.deb" >/dev/null
  rm -rf "$root/stub"
}

installed() {
  so "all are installed" install_all /packages
  so "the sensor-node waits for its settings" says 'airkeeper-sensor-node: name your sensors in /etc/airkeeper/sensor-node.toml, then:'
  so "and is not started by a reboot" gone /etc/systemd/system/multi-user.target.wants/airkeeper-sensor-node.service
  so "nor is the purifier-node" gone /etc/systemd/system/multi-user.target.wants/airkeeper-purifier-node.service
  so "the dashboard is" test -L "$root/etc/systemd/system/multi-user.target.wants/airkeeper-dashboard.service"
  so "settings are for root and the one node" is "$(mode /etc/airkeeper/sensor-node.toml)" "640 root:airkeeper-sensor"
  so "as those of relays" is "$(mode /etc/airkeeper/purifier-node.toml)" "640 root:airkeeper-purifier"
  so "what is remembered is the node's own" is "$(mode /var/lib/airkeeper/dashboard)" "750 airkeeper-dashboard:airkeeper-dashboard"
  so "the sensor-node may open I²C" in_group airkeeper-sensor i2c
  so "and serial ports" in_group airkeeper-sensor dialout
  so "the purifier-node may open pins" in_group airkeeper-purifier gpio
  so "the dashboard may open neither" is "$(inside id -nG airkeeper-dashboard)" airkeeper-dashboard
  so "nobody can log in as one of them" is "$(inside getent passwd airkeeper-sensor | cut -d: -f7)" /usr/sbin/nologin
  local name
  for name in "${programs[@]}"; do
    so "the start of the $name was rehearsed ($(du -m "$root/var/cache/airkeeper/$name.aot" | cut -f1) MB)" test -s "$root/var/cache/airkeeper/$name.aot"
    so "systemd understands its unit" inside systemd-analyze verify "/usr/lib/systemd/system/airkeeper-$name.service"
    so "exposure $(exposure "$name") of 10, at most 2.0" modest "$name"
  done
}

exposure() {
  inside systemd-analyze security --offline=yes --no-pager "/usr/lib/systemd/system/airkeeper-$1.service" |
    sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p'
}

modest() { awk -v found="$(exposure "$1")" 'BEGIN { exit !(found != "" && found <= 2.0) }'; }

# Runs a program as its account until something is so, for at most a minute; what it said is in said.
run_until() {
  local account=$1 sign=$2 waited=0 pid seen=1
  shift 2
  chroot --userspec="$account:$account" "$root" env -u JAVA_HOME HOME=/nonexistent "$@" >"$root/said" 2>&1 &
  pid=$!
  until eval "$sign"; do
    waited=$((waited + 1))
    if [ $waited -gt 600 ] || ! kill -0 $pid 2>/dev/null; then
      seen=
      cat "$root/said" >&2
      break
    fi
    sleep 0.1
  done
  kill $pid 2>/dev/null || true
  wait $pid || true
  [ -n "$seen" ]
}

started() {
  so "the sensor-node runs with its settings as they come, and says which bus is missing here" run_until airkeeper-sensor \
    'says "livingroom/scd41 cannot be read: Expected the I²C bus /dev/i2c-1"' \
    airkeeper-sensor-node /etc/airkeeper/sensor-node.toml
  so "no log complains of the JVM" refused says "[warning]"
  so "the purifier-node says that here are no pins" run_until airkeeper-purifier 'says "livingroom/fan"' \
    airkeeper-purifier-node /etc/airkeeper/purifier-node.toml
  so "after its end the pins of its settings are seen to" refused quietly inside \
    /usr/lib/airkeeper/purifier-node/relays-safe /etc/airkeeper/purifier-node.toml
  so "which says that it cannot, here" says 'relay-safe: GPIO17 could not be brought low'
  so "the dashboard serves its page" run_until airkeeper-dashboard 'curl -fs -o /dev/null http://127.0.0.1:18080/' \
    env AIRKEEPER_WEB_PORT=18080 AIRKEEPER_WEB_HOST=127.0.0.1 airkeeper-dashboard /etc/airkeeper/dashboard.toml
  so "and remembers" there /var/lib/airkeeper/dashboard/airkeeper.db
  so "its history can be asked" quietly inside airkeeper-history --help
  so "both nodes run in one process" run_until airkeeper-node 'says "airkeeper-purifier-node" && says "livingroom/scd41 cannot be read"' \
    airkeeper-node /etc/airkeeper/sensor-node.toml /etc/airkeeper/purifier-node.toml
}

# What each takes to start and to live, with what it learnt in its rehearsal and without.
footprints() {
  local name
  printf '  %-15s   %18s   %18s\n' "" "rehearsed" "without"
  for name in "${programs[@]}"; do
    printf '  %-15s   %18s   %18s\n' "$name" "$(footprint "$name" "-XX:AOTCache=/var/cache/airkeeper/$name.aot")" \
      "$(footprint "$name" -Xshare:auto)"
  done
}

# With simulated devices and no broker: the processor's time until it runs, which other programs do not change much, and what
# memory it holds five seconds later.
footprint() {
  local pid account rehearsal ticks memory
  account=$(sed -n 's/^User=//p' "$root/usr/lib/systemd/system/airkeeper-$1.service")
  rehearsal=$(sed -n 's|^ */usr/bin/[^ ]* \(.*rehearsal.toml\) >.*|\1|p' "$root/usr/lib/airkeeper/$1/rehearse")
  inside install -d -o "$account" /stage
  : >"$root/said"
  # shellcheck disable=SC2086 # one word for each file
  chroot --userspec="$account:$account" "$root" env -u JAVA_HOME -C /stage AOT_CACHE="$2" "airkeeper-$1" $rehearsal >"$root/said" 2>&1 &
  pid=$!
  until says "$(sign "$1") " && says "is running"; do
    if ! kill -0 $pid 2>/dev/null; then
      cat "$root/said" >&2
      return 1
    fi
    sleep 0.02
  done
  ticks=$(awk '{ print $14 + $15 }' /proc/$pid/stat)
  sleep 5
  memory=$(sed -n 's/VmRSS:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status)
  kill $pid
  wait $pid || true
  rm -rf "$root/stage"
  printf '%.2f s, %d MB' "$((ticks * 100 / $(getconf CLK_TCK)))e-2" $((memory / 1024))
}

# The last of the names by which it says that it runs.
sign() {
  if [ "$1" = node ]; then echo airkeeper-sensor-node; else echo "airkeeper-$1"; fi
}

upgraded() {
  echo '# my own line' >>"$root/etc/airkeeper/sensor-node.toml"
  so "all are upgraded" install_all /newer
  so "to the new version" test -n "$(inside dpkg -l airkeeper-sensor-node | grep -w 9.9.9)"
  so "my settings are kept" grep -q 'my own line' "$root/etc/airkeeper/sensor-node.toml"
  so "for the same eyes" is "$(mode /etc/airkeeper/sensor-node.toml)" "640 root:airkeeper-sensor"
  so "the history too" there /var/lib/airkeeper/dashboard/airkeeper.db
  so "nothing is asked for again" refused says 'name your sensors'
  so "and the start is rehearsed anew" grep -q 'airkeeper-sensor-node 0' "$root/var/cache/airkeeper/sensor-node.aot.for"
}

removed() {
  so "all are removed" quietly inside apt-get remove -y -qq "${programs[@]/#/airkeeper-}"
  so "their programs are gone" gone /usr/bin/airkeeper-sensor-node
  so "settings stay" there /etc/airkeeper/sensor-node.toml
  so "the history stays" there /var/lib/airkeeper/dashboard/airkeeper.db
  so "all are purged" quietly inside apt-get purge -y -qq "${programs[@]/#/airkeeper-}"
  so "it is said that the history goes" says 'airkeeper-dashboard: what it remembered in /var/lib/airkeeper/dashboard is deleted.'
  local folder
  for folder in /etc/airkeeper /var/lib/airkeeper /var/cache/airkeeper /usr/share/airkeeper /usr/lib/airkeeper; do
    so "$folder is gone" gone $folder
  done
  so "and the accounts" refused grep -q airkeeper "$root/etc/passwd" "$root/etc/group"
  so "and nothing is left to be started" is "$(find "$root/etc/systemd" -name '*airkeeper*')" ""
}

# A whole computer by one script, again, and away.
whole() {
  local before
  mkdir -p "$root/airkeeper/deploy"
  cp -r deploy/pi deploy/mosquitto "$root/airkeeper/deploy"
  before=$(inside dpkg -l | md5sum)
  so "install.sh says what it would do" quietly inside /airkeeper/deploy/pi/install.sh --packages /packages --dry-run
  so "step by step" says "Letting the sensor-node in"
  so "and does nothing" is "$(inside dpkg -l | md5sum)" "$before"
  so "install.sh installs all" quietly inside /airkeeper/deploy/pi/install.sh --packages /packages
  so "with a broker" there /usr/sbin/mosquitto
  so "which lets the sensor-node in" grep -q '^sensors:' "$root/etc/mosquitto/airkeeper/passwords"
  so "by a password that only root can read" is "$(mode /etc/airkeeper/sensor-node.env)" "600 root:root"
  so "and that is nowhere else" gone /etc/mosquitto/airkeeper/handouts/sensors.env
  before=$(inside find /etc/airkeeper /etc/mosquitto -type f -exec md5sum {} + | sort)
  so "install.sh can be run again" quietly inside /airkeeper/deploy/pi/install.sh --packages /packages
  so "and changes nothing" is "$(inside find /etc/airkeeper /etc/mosquitto -type f -exec md5sum {} + | sort)" "$before"
  sed -i 's/^room = "livingroom"/room = "attic"/' "$root/etc/airkeeper/sensor-node.toml"
  so "after another room is set" quietly inside /airkeeper/deploy/pi/install.sh --packages /packages
  so "the node may speak of it" grep -q 'attic' "$root/etc/mosquitto/airkeeper/acl"
  printf '[[sensor]]\nroom = "hall"\nid = "esp"\nkind = "foreign"\ntopic = "home/hall"\nformat = "number"\n' >>"$root/etc/airkeeper/sensor-node.toml"
  so "and after a foreign sensor is named" quietly inside /airkeeper/deploy/pi/install.sh --packages /packages
  so "hear its topic" grep -qx 'topic read home/hall' "$root/etc/mosquitto/airkeeper/acl"
  so "install.sh takes it away" quietly inside /airkeeper/deploy/pi/install.sh --uninstall
  so "with the accounts" refused grep -q '^sensors:' "$root/etc/mosquitto/airkeeper/passwords"
  so "and leaves settings" there /etc/airkeeper/sensor-node.toml
}

[ $# -gt 0 ] || set -- 12 13
for version in "$@"; do
  echo "Debian $version"
  fresh_debian "$version"
  copy_packages
  [ "$version" != 12 ] || without_java
  installed
  started
  footprints
  upgraded
  removed
  whole
  clean_up
  root=
done
echo "All of it is so."
