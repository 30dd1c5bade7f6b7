#!/usr/bin/env bash
# What live.sh wants to see, on that computer itself, as root.
#
#   trial.sh PART…    the functions below, one after the other
set -euo pipefail
cd "$(dirname "$0")/../../.."
# shellcheck source=deploy/debian/so.sh
. deploy/debian/so.sh
# shellcheck source=deploy/debian/live/house.sh
. deploy/debian/live/house.sh
# shellcheck source=deploy/debian/live/guide.sh
. deploy/debian/live/guide.sh

# The first evening, by the guide; without the copper.
guided() {
  follow 1.
  so "config.txt lets go of a pin whose program was killed" has_line /boot/firmware/config.txt dtparam=strict_gpiod
  so "and holds the relay off while Linux starts" has_line /boot/firmware/config.txt gpio=17=op,dl
  so "systemd starts a Pi anew that hangs" grep -qx RuntimeWatchdogSec=14 <(systemd-analyze cat-config systemd/system.conf)
  follow 3.
  so "a broker runs" runs mosquitto
  soon 60 "and a dashboard" runs airkeeper-dashboard
  so "its page is served" page /
  so "its journal has the address for the first admin" journal_has airkeeper-dashboard '/#/first/'
  so "the nodes wait for their settings" refused runs airkeeper-sensor-node
  follow 4.
  so "the sensor-node runs" runs airkeeper-sensor-node
  soon 30 "and says of its sensor what the guide has" journal_has airkeeper-sensor-node 'Expected the I²C bus /dev/i2c-1, found none'
  follow 5.
  so "the purifier-node runs" runs airkeeper-purifier-node
  soon 30 "at the broker they are known by name" connected sensors relays dashboard
  follow When 1
  so "the doctor finds no I²C" said '✗ wrong  there is no I²C bus /dev/i2c-1'
  so "and no pins" said '✗ wrong  there is no GPIO for the pins'
  so "the broker lets the sensor-node in" said 'it keeps what is said to be kept (retained): sensors is online there'
  so "and the purifier-node" said 'it keeps what is said to be kept (retained): relays is online there'
}

# With the guide's pin 17: what follows the end of its node.
pinned() {
  local before
  add_line
  before=$(pid_of airkeeper-purifier-node)
  kill -9 "$before"
  soon 30 "the purifier-node is killed, and its pin is seen to, which is an error here" error_of airkeeper-purifier-node 'relay-safe: GPIO17 could not be brought low'
  soon 10 "the unit's next line is run all the same" relay_is OFF
  soon 30 "and the node is started again" another_runs airkeeper-purifier-node "$before"
  pretend_pins
  before=$(pid_of airkeeper-purifier-node)
  kill -9 "$before"
  soon 30 "where there are pins: gpioset -c gpiochip0 -t 0 17=0" journal_has airkeeper-purifier-node 'gpioset -c gpiochip0 -t 0 17=0'
  soon 10 "after which it is off" journal_has airkeeper-purifier-node 'relay-safe: GPIO17 is low now, by gpioset on gpiochip0.'
  soon 30 "and the node is started again" another_runs airkeeper-purifier-node "$before"
  rm /usr/local/bin/gpio*
}

# All of it moves to topics of its own.
renamed() {
  local name
  sed -i '/^node = /a prefix = "school/air"' /etc/airkeeper/{sensor-node,purifier-node}.toml
  so "a prefix that one program does not have is refused" refused quietly deploy/pi/install.sh --packages .
  so "in one sentence" said 'install.sh: expected the same prefix in all of /etc/airkeeper/*.toml, found school/air and airkeeper'
  sed -i 's|^prefix = .*|prefix = "school/air"|' /etc/airkeeper/dashboard.toml
  so "one for which the accounts are not, too" refused quietly deploy/pi/install.sh --packages .
  so "which says what to do" said 'found school/air: revoke first dashboard relays sensors'
  for name in dashboard relays sensors; do
    so "$name is revoked" quietly deploy/mosquitto/setup.sh revoke $name
  done
  so "install.sh lets them in again" quietly deploy/pi/install.sh --packages .
  soon 60 "they come" connected sensors relays dashboard
  so "and may say what they say there" has_line /etc/mosquitto/airkeeper/acl 'topic write school/air/node/sensors'
}

# Somebody else's sensor and relay instead.
wired() {
  wire_up
  so "with other settings install.sh is run again" quietly deploy/pi/install.sh --packages .
  so "both nodes run" runs airkeeper-sensor-node
  so "(the purifier-node too)" runs airkeeper-purifier-node
  soon 30 "at the broker they are known by name" connected sensors relays dashboard
}

# The broker is told of somebody new, or of somebody less.
admitted() {
  local before since
  so "seven guests are let in, one after the other" quietly invite
  soon 60 "the nodes are back" connected sensors relays dashboard
  systemctl stop airkeeper-dashboard
  systemctl restart mosquitto
  before=$(pid_of mosquitto)
  so "while the dashboard is away, the broker is reloaded as logrotate does" quietly invoke-rc.d mosquitto reload
  soon 10 "and is started anew" another_runs mosquitto "$before"
  systemctl start airkeeper-dashboard
  soon 60 "all are back" connected sensors relays dashboard
  since=@$(date +%s)
  so "the sensor-node is revoked" quietly deploy/mosquitto/setup.sh revoke sensors
  soon 10 "the broker keeps that it is offline" kept school/air/node/sensors '"state":"offline"'
  soon 60 "and does not let it in" warned "$since" warning 'as user sensors: the broker does not let this node in'
  so "install.sh lets it in again" quietly deploy/pi/install.sh --packages .
  soon 60 "by a new password" connected sensors
}

worked() {
  breathe 1500
  soon 30 "1500 ppm in the room: the relay goes on" relay_is ON
  breathe 600
  soon 30 "600 ppm: off" relay_is OFF
  soon 30 "the dashboard has the air of the room" page_says /api/v1/rooms office
  so "the broker has ended nobody's connection" refused grep -q 'Expiring client' /var/log/mosquitto/mosquitto.log
}

# What a unit may not do, seen in the kernel; and that it can do its work nevertheless.
confined() {
  local name pid
  for name in sensor-node purifier-node dashboard; do
    pid=$(pid_of "airkeeper-$name")
    so "the $name has an account of its own: $(ps_user "$pid")" refused is "$(ps_user "$pid")" root
    so "no capability" grep -qx 'CapEff:.0*' "/proc/$pid/status"
    so "a filter of system calls, and no way to new privileges" test "$(awk '/^(Seccomp|NoNewPrivs):/ { printf $2 }' "/proc/$pid/status")" = 12
    so "/usr is read-only to it" read_only "$pid" /usr
    so "/etc too" read_only "$pid" /etc
    so "what it learnt in the rehearsal is in use" grep -q "/var/cache/airkeeper/$name.aot" "/proc/$pid/maps"
    so "at most $(peak_of "$pid") MB of memory, of the $(limit_of "airkeeper-$name") MB that it may have" \
      a_quarter_is_free "$(peak_of "$pid")" "$(limit_of "airkeeper-$name")"
  done
  mknod /dev/trial c 10 200
  so "a device that is neither bus nor pin can be opened" quietly sh -c ': </dev/trial'
  so "but not by the purifier-node" refused quietly in_unit airkeeper-purifier-node sh -c ': </dev/trial'
  so "the history is written by the dashboard" is "$(stat -c %U /var/lib/airkeeper/dashboard/airkeeper.db)" airkeeper-dashboard
  so "the JVM complains of nothing" refused journal_has 'airkeeper-*' '[warning]'
}

# How grave a line is, the journal knows.
graded() {
  local since
  since=@$(date +%s)
  systemctl restart airkeeper-sensor-node
  soon 30 "the sensor-node comes to the broker" warned "$since" info 'Connected to'
  so "which is no warning (journalctl -p warning)" refused warned "$since" warning 'Connected to'
  so "the broker is stopped" systemctl stop mosquitto
  soon 30 "which is one" warned "$since" warning 'No line to'
  so "but no error" refused warned "$since" err 'No line to'
  soon 60 "without a broker, so without a reading, the relay is off" relay_is OFF
  so "the broker is back" systemctl start mosquitto
  soon 60 "and all three with it" connected sensors relays dashboard
}

killed() {
  local before
  breathe 1500
  soon 60 "the relay is on" relay_is ON
  before=$(restarts)
  kill -9 "$(pid_of airkeeper-purifier-node)"
  soon 10 "the purifier-node is killed, and the line after its end says OFF" last_words unit OFF
  soon 30 "systemd starts it again" restarted "$before"
  soon 60 "and the relay goes on again" relay_is ON
  before=$(restarts)
  kill -STOP "$(pid_of airkeeper-purifier-node)"
  soon 90 "it hangs, and systemd's watchdog sees it" journal_has airkeeper-purifier-node 'Watchdog timeout'
  soon 60 "the line after its end says OFF" last_words unit OFF
  soon 30 "systemd starts it again" restarted "$before"
  so "no memory image is left on the disk" is "$(find /var/lib/airkeeper /tmp -name 'core*' -o -name 'hs_err*')" ""
  soon 60 "and the relay goes on again" relay_is ON
  before=$SECONDS
  so "it is stopped" systemctl stop airkeeper-purifier-node
  so "in $((SECONDS - before)) s, by its own end" is "$(systemctl show -P Result airkeeper-purifier-node)" success
  so "the relay is off" relay_is OFF
}

# Settings that are wrong: said once, and no loop of restarts.
misled() {
  breathe 1500
  local good=/etc/airkeeper/purifier-node.toml
  systemctl stop airkeeper-purifier-node
  cp -p $good $good.good
  sed -i 's/^on = .*/on = "many"/' $good
  so "with a mistake in its settings it does not start" refused quietly systemctl start airkeeper-purifier-node
  so "the journal has the sentence, as an error" error_of airkeeper-purifier-node 'on: expected a number, found "many"'
  so "and systemd does not try again" is "$(systemctl show -P ActiveState airkeeper-purifier-node)" failed
  mv $good.good $good
  so "mended, it starts" systemctl start airkeeper-purifier-node
  soon 60 "and the relay goes on again" relay_is ON
}

upgraded() {
  local before
  breathe 1500
  soon 60 "the relay is on" relay_is ON
  before=$(pid_of airkeeper-purifier-node)
  echo '# my own line' >>/etc/airkeeper/purifier-node.toml
  so "the packages are upgraded" quietly apt-get install -y -q /newer/airkeeper-{sensor-node,purifier-node,dashboard}_*.deb
  soon 60 "the new purifier-node runs" another_runs airkeeper-purifier-node "$before"
  so "what was on was off between" grep -q 'OFF' <(tail -n 3 /var/lib/airkeeper/purifier-node/relay)
  so "my settings are kept" grep -q 'my own line' /etc/airkeeper/purifier-node.toml
  so "no unit failed" is "$(systemctl list-units -q --failed)" ""
}

# Instead of the two nodes, both in one process.
together() {
  breathe 1500
  so "airkeeper-node is installed" quietly apt-get install -y -q /newer/airkeeper-node_*.deb
  into_settings sensor-node
  into_settings purifier-node
  so "and takes the place of both" quietly systemctl start airkeeper-node
  so "which end" refused runs airkeeper-sensor-node
  soon 60 "the relay goes on by it" relay_is ON
  so "the two take their place again" quietly systemctl start airkeeper-sensor-node airkeeper-purifier-node
  so "and it ends" refused runs airkeeper-node
  soon 60 "the relay goes on by them" relay_is ON
}

# After it was switched on again: all by itself.
returned() {
  soon 120 "all three run, nobody has done anything" all_run
  soon 60 "at the broker they are known by name" connected sensors relays dashboard
  so "the room is still in the history" page_says /api/v1/rooms office
  so "no unit failed" is "$(systemctl list-units -q --failed)" ""
  breathe 1500
  soon 60 "1500 ppm: the relay goes on" relay_is ON
}

off_first() {
  so "its first word after the cut was OFF" is "$(first_word)" OFF
}

purged() {
  so "install.sh takes all away" quietly deploy/pi/install.sh --uninstall
  so "nothing runs but the weekly look at the broker's certificate" is "$(units_of list-units --state=active)" airkeeper-certificate.timer
  so "the relay is off" relay_is OFF
  rm -r /etc/systemd/system/airkeeper-purifier-node.service.d
  so "all is purged" quietly apt-get purge -y -q 'airkeeper-*'
  so "systemd knows no unit of it, but that of the broker's certificate" is "$(units_of list-unit-files)" \
    "$(printf 'airkeeper-certificate.%s\n' service timer)"
  so "no account is left" refused grep -q airkeeper /etc/passwd /etc/group
  so "and no file but those of the broker" is \
    "$(find /etc /var /usr -xdev -name '*airkeeper*' -not -path '/etc/mosquitto/*' -not -name '*airkeeper-certificate*' -not -path '*/mosquitto.service.d/*')" ""
}

farewell() {
  local code=$?
  still
  if [ $code -ne 0 ]; then
    tail -n 20 /run/said
    journalctl -b --no-pager -o short-monotonic -n 60
  fi
}
trap farewell EXIT

soon 120 "systemd is the first program, and has started all" booted
for part in "$@"; do
  "$part"
done
