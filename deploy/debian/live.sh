#!/usr/bin/env bash
# Tries the packages under a systemd that lives: the lines of the guide (deploy/pi/GUIDE.md) are typed on a Debian 13 that was booted (in a
# container of systemd-nspawn, with a network of its own), programs are killed, frozen, misled and upgraded, it is switched off and
# cut off, and all is purged.
# What is seen there is said line by line (live/trial.sh). Needs root and what ./mvnw package has built; takes some minutes.
#
#   deploy/debian/live.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=deploy/needs.sh
. deploy/needs.sh
# shellcheck source=deploy/debian/so.sh
. deploy/debian/so.sh
# shellcheck source=deploy/debian/fresh.sh
. deploy/debian/fresh.sh
# shellcheck source=deploy/debian/live/guide.sh
. deploy/debian/live/guide.sh

need_root "$@"
need debootstrap=debootstrap dpkg-deb=dpkg systemd-nspawn=systemd-container slirp4netns=slirp4netns rsync=rsync || {
  echo "This needs ${missing[*]}, which is not to be installed from here." >&2
  exit 1
}

# Debian as it comes, with an init, what Raspberry Pi OS has too, and in its cache what apt will ask for.
computer() {
  fresh_debian 13
  copy_packages
  inside apt-get install -y -qq --no-install-recommends systemd-sysv dbus iproute2 curl sudo >"$target/live.log" 2>&1
  inside apt-get install -y -qq --download-only openjdk-25-jre-headless mosquitto mosquitto-clients openssl procps adduser gpiod >>"$target/live.log" 2>&1
  rm "$root/usr/sbin/policy-rc.d"
  mkdir -p "$root/var/log/journal" "$root/boot/firmware"
  printf 'dtparam=audio=on\n[all]\n' >"$root/boot/firmware/config.txt"
  inside useradd --create-home --shell /bin/bash name
  echo 'name ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/name"
  take_along
  echo airkeeper >"$root/etc/hostname"
  printf '127.0.0.1 localhost airkeeper\n' >"$root/etc/hosts"
  rm -f "$root/etc/resolv.conf"
  echo 'nameserver 10.0.2.3' >"$root/etc/resolv.conf"
  umount "$root/proc"
}

# The guide's own line takes packages and scripts there.
take_along() {
  local line
  line=$(commands_of 3. | grep '^rsync ')
  eval "${line/air.local:/"$root/home/name/"}"
  chown -R --reference="$root/home/name" "$root/home/name/airkeeper"
}

# Where no systemd is the first program, nobody can be asked for a place among the control groups; then it is made here.
boot() {
  local apart=()
  [ -d /run/systemd/system ] || apart=(--register=no --keep-unit)
  # shellcheck disable=SC2016 # for that shell
  SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 unshare -m sh -c '
    [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] || { umount -l /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; }
    exec "$@"' sh \
    systemd-nspawn -q "${apart[@]}" -D "$root" --boot --private-network --console=pipe --resolv-conf=off --link-journal=no \
    </dev/null >>"$target/live.log" 2>&1 &
  machine=$!
  within 30 first_program || {
    echo "It could not be booted; $target/live.log says why." >&2
    exit 1
  }
  slirp4netns --configure "$first" tap0 >>"$target/live.log" 2>&1 &
  network=$!
}

first_program() {
  first=$(pgrep -P "$machine" -x systemd) && [ "$(readlink "/proc/$first/ns/pid")" != "$(readlink /proc/self/ns/pid)" ]
}

on_it() {
  nsenter -t "$first" -a env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"
}

# The relay writes down what it is told; this is the last of it.
relay() {
  tail -n 1 "$root/var/lib/airkeeper/purifier-node/relay" | cut -d' ' -f3
}

switch_off() {
  on_it systemctl poweroff
  gone
}

cut_off() {
  kill -9 "$first"
  gone
}

gone() {
  wait "$machine" 2>>"$target/live.log" || true
  kill "$network"
  machine=
}

machine=
stop_it() {
  [ -z "$machine" ] || cut_off
  clean_up
}
trap stop_it EXIT

trial=/home/name/airkeeper/deploy/debian/live/trial.sh
computer
echo "A new computer"
boot
on_it $trial guided pinned renamed wired admitted worked confined graded killed misled upgraded together
echo "Switched off while the relay is on"
switch_off
so "the relay is off" is "$(relay)" OFF
boot
on_it $trial returned
echo "Cut off while the relay is on"
cut_off
so "the relay was left on" is "$(relay)" ON
boot
on_it $trial returned off_first purged
switch_off
echo "All of it is so."
