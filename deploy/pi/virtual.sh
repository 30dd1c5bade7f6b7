#!/usr/bin/env bash
# A virtual Raspberry Pi 3: QEMU, Debian's own kernel with its drivers for GPIO and I²C, Java 25, and both nodes as built.
# It lives in memory: each start is a first one. The host is 10.0.2.2 to it.
#
#   deploy/pi/virtual.sh              a shell on it; Ctrl-A X ends it
#   deploy/pi/virtual.sh make         only fetches and builds it, once (about 150 MB into deploy/target/virtual-pi)
#   deploy/pi/virtual.sh boot DIR …   starts it with the files of DIR added to /airkeeper, and with further arguments of QEMU
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
made=$root/deploy/target/virtual-pi
modules="drivers/hid/hid drivers/hid/uhid drivers/hid/hid-cp2112 drivers/i2c/i2c-dev
  drivers/usb/common/usb-common drivers/usb/core/usbcore drivers/usb/gadget/udc/udc-core drivers/usb/phy/phy-generic
  drivers/usb/dwc2/dwc2 drivers/net/mii drivers/net/usb/usbnet drivers/net/usb/cdc_ether drivers/net/usb/rndis_host"
# shellcheck source=deploy/needs.sh
. "$root/deploy/needs.sh"

fail() {
  echo "$1" >&2
  exit 1
}

# Debian's packages for a Raspberry Pi, by an apt that knows nothing of this computer but where its packages come from.
fetch() {
  local mirror kernel
  mkdir -p "$made"/apt/{lists/partial,archives/partial,etc} "$made/deb"
  : >"$made/apt/status"
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    grep -E '^(URIs:|deb )' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -1 | tr -d ' ' || true)
  mirror=${mirror:-http://deb.debian.org/debian}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$made/apt/sources.list"
  cat >"$made/apt/apt.conf" <<END
APT::Architecture "arm64"; APT::Architectures {"arm64";}; APT::Sandbox::User "";
Dir::State "$made/apt"; Dir::State::Lists "$made/apt/lists"; Dir::State::status "$made/apt/status";
Dir::Cache "$made/apt"; Dir::Etc::sourcelist "$made/apt/sources.list"; Dir::Etc::sourceparts "$made/apt/etc";
END
  echo "Fetching Debian's kernel and Java for a Raspberry Pi from $mirror (about 150 MB)" >&2
  export APT_CONFIG=$made/apt/apt.conf
  apt-get -qq update || true # it may fail and say that it did not
  kernel=$(apt-cache depends linux-image-arm64 2>/dev/null | awk '/Depends: linux-image/ { print $2; exit }' || true)
  [ -n "$kernel" ] || fail "The virtual Raspberry Pi needs a Debian mirror, and $mirror does not answer as one."
  (cd "$made/deb" && rm -f ./*.deb && apt-get -qq download "$kernel" openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g \
    busybox-static gpiod libgpiod3) || fail "The virtual Raspberry Pi is made of packages that $mirror does not give."
  unset APT_CONFIG
}

# Of the packages what is used here; the rest would only take memory.
assemble() {
  local package kernel java library module system=$made/system
  rm -rf "$made"/{system,kernel,unpacked}
  mkdir -p "$made"/{kernel,unpacked} "$system"/{bin,dev,proc,sys,tmp,lib,modules,airkeeper}
  for package in "$made"/deb/*.deb; do
    case $package in
      */linux-image*) dpkg -x "$package" "$made/kernel" ;;
      *) dpkg -x "$package" "$made/unpacked" ;;
    esac
  done
  kernel=$(ls "$made/kernel/usr/lib/modules")
  cp "$made/kernel/boot/vmlinuz-$kernel" "$made/Image"
  cp "$made/kernel/usr/lib/linux-image-$kernel/broadcom/bcm2837-rpi-3-b.dtb" "$made/"
  for module in $modules; do
    xz -dc "$made/kernel/usr/lib/modules/$kernel/kernel/$module.ko.xz" >"$system/modules/${module##*/}.ko"
  done
  cp "$made/unpacked/usr/bin/busybox" "$made"/unpacked/usr/bin/gpio{detect,info,set} "$system/bin/"
  for library in ld-linux-aarch64.so.1 libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libstdc++.so.6 \
    libgcc_s.so.1 libz.so.1 libgpiod.so.3; do
    cp -L "$(find "$made/unpacked/usr/lib" -name "$library" | head -1)" "$system/lib/"
  done
  java=$made/unpacked/usr/lib/jvm/java-25-openjdk-arm64
  cp -r "$java" "$system/java"
  find "$system/java" -type l -delete # they lead to /etc and to other packages
  rm -rf "$system"/java/{legal,man,docs,conf}
  cp -r "$made/unpacked/etc/java-25-openjdk" "$system/java/conf"
  cp "$made/unpacked/etc/java-25-openjdk/jvm-arm64.cfg" "$system/java/lib/jvm.cfg"
  cp "$here/virtual-init" "$system/init"
  echo "${modules//drivers/}" | xargs -n 1 basename >"$system/modules/order"
  pack "$system" | lz4 -l -c >"$made/system.new"
  mv "$made/system.new" "$made/system.lz4" # whole at any time
  rm -rf "$made"/{kernel,unpacked,system}
}

# All files of a directory as the kernel wants them in memory.
pack() {
  (cd "$1" && find . | cpio -o -H newc --quiet -R 0:0)
}

make() {
  need qemu-system-aarch64=qemu-system-arm cpio=cpio lz4=lz4 xz=xz-utils dpkg=dpkg ||
    fail "The virtual Raspberry Pi needs ${missing[*]}, which is not to be installed from here."
  command -v apt-get >/dev/null || fail "The virtual Raspberry Pi is made of Debian's packages, and there is no apt-get here."
  # the second is made of the first, and made anew when this script is another one
  [ -e "$made/fetched" ] || { fetch && touch "$made/fetched"; }
  if [ ! -e "$made/system.lz4" ] || [ "$here/virtual.sh" -nt "$made/system.lz4" ] || [ "$here/virtual-init" -nt "$made/system.lz4" ]; then
    assemble
  fi
}

# The nodes as built, the models of chips from the sensor-node's tests, and what belongs to them on a Pi.
stage() {
  local node
  for node in sensor-node purifier-node; do
    [ -d "$root/$node/target/lib" ] || fail "$node is not built yet: ./mvnw package -DskipTests does that."
    mkdir -p "$1/airkeeper/$node"
    cp "$root/$node"/target/$node-*[0-9].jar "$1/airkeeper/$node/$node.jar"
    cp -r "$root/$node/target/lib" "$1/airkeeper/$node/"
  done
  cp "$root"/sensor-node/target/sensor-node-*-tests.jar "$1/airkeeper/sensor-node/models.jar"
  cp "$here/relay-safe" "$here/doctor" "$1/airkeeper/"
}

boot() {
  local files initrd
  files=$(mktemp -d)
  initrd=$files/initrd
  mkdir "$files/root"
  stage "$files/root"
  [ -z "$1" ] || cp -r "$1/." "$files/root/airkeeper/"
  # the plain archive first: the kernel does not look behind the end of a compressed one
  { pack "$files/root"; cat "$made/system.lz4"; } >"$initrd"
  rm -rf "$files/root"
  exec 3<"$initrd"
  rm -rf "$files"
  # persist_gpio_outputs: as Raspberry Pi OS has it, which goes on driving the pins of a program that was killed
  exec qemu-system-aarch64 -M raspi3b -accel tcg,thread=single -display none -no-reboot \
    -kernel "$made/Image" -dtb "$made/bcm2837-rpi-3-b.dtb" -initrd /dev/fd/3 \
    -append "console=ttyS1,115200 panic=-1 rdinit=/init quiet loglevel=1 now=$(date +%s) pinctrl_bcm2835.persist_gpio_outputs=1" \
    -netdev user,id=host -device usb-net,netdev=host "${@:2}"
}

case ${1:-shell} in
  make) make ;;
  boot) boot "$(cd "$2" && pwd)" "${@:3}" ;;
  shell)
    make
    boot "" -serial null -serial mon:stdio
    ;;
  *) fail "Usage: deploy/pi/virtual.sh [make | boot DIRECTORY argument-of-QEMU …]" ;;
esac
