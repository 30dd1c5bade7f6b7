# A fresh Debian to try the packages in, for packages.sh and live.sh, which source this; it does nothing by itself.
#
#   fresh_debian 12|13     makes one in $root, with /proc; clean_up takes it away, also when the script ends
#   inside COMMAND…        runs it there
#   copy_packages          puts there what was built, as /packages, and the same as version 9.9.9, as /newer
#
# Sourced in the repository's folder. The first time it fetches Debian; nothing leaves deploy/target.
# shellcheck shell=bash

target=$PWD/deploy/target
programs=(sensor-node purifier-node dashboard node)
root=

need_root() {
  if [ "$(id -u)" -ne 0 ]; then
    echo "This needs root, to make a Debian of its own and to mount /proc in it: sudo $0 $*" >&2
    exit 1
  fi
}

clean_up() {
  [ -n "$root" ] || return 0
  umount "$root/proc" 2>/dev/null || true
  mountpoint -q "$root/proc" || rm -rf --one-file-system "$root"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

inside() {
  chroot "$root" env -u JAVA_HOME DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
}

# A Debian with nothing in it but systemd, fetched once.
fresh_debian() {
  local version=$1 name
  case $version in
    12) name=bookworm ;;
    13) name=trixie ;;
    *) echo "Expected 12 or 13, found $version." >&2; exit 64 ;;
  esac
  mkdir -p "$target"
  if [ ! -e "$target/debian-$version/etc/made" ]; then
    echo "Fetching Debian $version" >&2
    rm -rf --one-file-system "$target/debian-$version"
    debootstrap --variant=minbase --include=systemd,ca-certificates "$name" "$target/debian-$version" http://deb.debian.org/debian >"$target/debootstrap.log"
    touch "$target/debian-$version/etc/made"
  fi
  root=$target/tried-$version-${0##*/}
  clean_up
  cp -a "$target/debian-$version" "$root"
  mount -t proc proc "$root/proc"
  # no service starts here, and a Raspberry Pi's groups are there
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  inside groupadd --system gpio
  inside groupadd --system i2c
  inside apt-get update -qq
}

module() {
  if [ "$1" = node ]; then echo deploy/node; else echo "$1"; fi
}

copy_packages() {
  local name deb
  mkdir -p "$root/packages" "$root/newer"
  for name in "${programs[@]}"; do
    deb=$(find "$(module "$name")/target" -maxdepth 1 -name "airkeeper-${name}_*_all.deb" | sort -V | tail -n 1)
    if [ -z "$deb" ]; then
      echo "There is no package of the $name yet: ./mvnw package -DskipTests" >&2
      exit 1
    fi
    cp "$deb" "$root/packages"
    dpkg-deb -R "$deb" "$root/unpacked"
    sed -i 's/^Version: .*/Version: 9.9.9/' "$root/unpacked/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone -b "$root/unpacked" "$root/newer/airkeeper-${name}_9.9.9_all.deb" >/dev/null
    rm -rf "$root/unpacked"
  done
}
