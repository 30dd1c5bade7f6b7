# The guide as a new user types it, for live.sh and trial.sh, which source this in the folder with deploy; it does nothing by itself.
#
#   commands_of SECTION     prints the lines of the sh blocks of a section of GUIDE.md, which is named by the first word of its heading
#   follow SECTION [CODE]   types them as the user "name", who has just logged in, and says each; CODE is how they end, if not with 0
# shellcheck shell=bash

home=/home/name

commands_of() {
  awk -v section="## $1 " '
    /^## / { here = index($0 " ", section) == 1 }
    /^```/ { block = here && $0 == "```sh"; next }
    block' deploy/pi/GUIDE.md
}

# Why a line is not typed.
left_out() {
  case $1 in
    'ssh '*) echo "this is the computer that it leads to" ;;
    'sudo raspi-config '*) echo "a program of Raspberry Pi OS" ;;
    'sudo poweroff') echo "it is switched off later" ;;
    './mvnw '* | 'rsync '*) echo "belongs to the computer beside this one, and was done there" ;;
    'sudo nano '*) echo "the settings stay as they come" ;;
    *) return 1 ;;
  esac
}

follow() {
  local line why
  echo $home | install -o name /dev/stdin $home/.where
  while IFS= read -r -u 3 line; do
    if why=$(left_out "$line"); then
      echo "  (left out: $line – $why)"
    else
      so "\$ $line" quietly ends_with "${2:-0}" type_in "$line"
    fi
  done 3< <(commands_of "$1")
}

# One line, where the one before has left the shell.
type_in() {
  # shellcheck disable=SC2016 # for that shell
  runuser -u name -- env -i HOME=$home PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 \
    bash -e -c 'cd "$(cat ~/.where)"; eval "$1"; pwd >~/.where' bash "$1"
}

ends_with() {
  local code=0
  "${@:2}" || code=$?
  is "$code" "$1"
}
