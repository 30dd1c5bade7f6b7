#!/usr/bin/env bash
# What live.sh wants to see, on that computer itself, as root.
#
#   trial.sh PART…    the functions below, one after the other
set -euo pipefail
cd /airkeeper
# shellcheck source=deploy/debian/so.sh
. deploy/debian/so.sh
# shellcheck source=deploy/debian/live/house.sh
. deploy/debian/live/house.sh

# The first evening: all of it by install.sh, then what is wired here, then both nodes.
installed() {
  so "install.sh installs all" quietly deploy/pi/install.sh --packages /packages
  so "with a broker that runs" runs mosquitto
  soon 60 "and a dashboard that does" runs airkeeper-dashboard
  so "its page is served" page /
  so "its journal has the address for the first admin" journal_has airkeeper-dashboard '/#/first/'
  so "the nodes wait for their settings" refused runs airkeeper-sensor-node
  wire_up
  so "install.sh is run again" quietly deploy/pi/install.sh --packages /packages
  so "both nodes are enabled and start" quietly systemctl enable --now airkeeper-sensor-node airkeeper-purifier-node
  so "which comes back when they are ready" runs airkeeper-sensor-node
  so "(the purifier-node too)" runs airkeeper-purifier-node
  soon 30 "at the broker they are known by name" connected sensors relays dashboard
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
  so "the journal has the sentence, as an error" says_wrong
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
  so "nothing runs" is "$(systemctl list-units -q --state=active 'airkeeper-*')" ""
  so "the relay is off" relay_is OFF
  rm -r /etc/systemd/system/airkeeper-purifier-node.service.d
  so "all is purged" quietly apt-get purge -y -q 'airkeeper-*'
  so "systemd knows no unit of it" is "$(systemctl list-unit-files -q 'airkeeper-*')" ""
  so "no account is left" refused grep -q airkeeper /etc/passwd /etc/group
  so "and no file but those of the broker" is "$(find /etc /var /usr -xdev -name '*airkeeper*' -not -path '/etc/mosquitto/*')" ""
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
