# Finds a JDK for the scripts beside this file, which source it; it does nothing by itself.
#
#   find_jdk   sets JAVA_HOME to a JDK 25 or later and says which it took, or says how to get one and returns 1

jdk_wanted=25

# The major version of the JDK in folder $1, or nothing if there is none: what can run but not compile is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
  fi
}

# Every folder in which a JDK may be, one a line, the likeliest first.
jdk_folders() {
  local java
  printf '%s\n' "${JAVA_HOME:-}"
  java=$(command -v java || true)
  if [ -n "$java" ]; then
    while [ -L "$java" ]; do
      case $(readlink "$java") in
        /*) java=$(readlink "$java") ;;
        *) java=$(dirname "$java")/$(readlink "$java") ;;
      esac
    done
    printf '%s\n' "$(dirname "$(dirname "$java")")"
  fi
  printf '%s\n' /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$jdk_wanted+" 2>/dev/null || true
  fi
}

find_jdk() {
  local folder version
  while IFS= read -r folder; do
    [ -n "$folder" ] || continue
    version=$(jdk_version "$folder")
    if [ "${version:-0}" -ge "$jdk_wanted" ]; then
      export JAVA_HOME="$folder"
      echo "Java $version from $folder" >&2
      return 0
    fi
  done < <(jdk_folders)
  jdk_advice >&2
  return 1
}

jdk_advice() {
  echo "This needs a JDK $jdk_wanted or later (a JRE runs the programs, but cannot build them), and there is none here."
  if command -v apt-cache >/dev/null && apt-cache show "openjdk-$jdk_wanted-jdk-headless" >/dev/null 2>&1; then
    echo "Get it with:  sudo apt install openjdk-$jdk_wanted-jdk-headless"
    echo "(A Raspberry Pi that only runs what was built elsewhere needs openjdk-$jdk_wanted-jre-headless.)"
  elif command -v brew >/dev/null; then
    echo "Get it with:  brew install openjdk@$jdk_wanted"
  else
    echo "Get it from https://adoptium.net (any system), or with SDKMAN:  sdk install java $jdk_wanted-tem"
  fi
  echo "If you have one in another place, name it:  JAVA_HOME=/path/to/jdk $0"
}
