# Sourced by ./run and ./check: what a machine needs, installed where we may, named where we may not.

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# apt_install PACKAGE…: asks nothing; the package lists are fetched once per run.
apt_install() {
  if [ -z "${APT_UPDATED:-}" ]; then
    apt-get -qq update >/dev/null || fail "apt-get update failed: is the network there?"
    APT_UPDATED=1
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$@" >/dev/null \
    || fail "apt-get could not install: $*"
}

# provide "what is missing" PACKAGE…
provide() {
  local missing="$1"
  shift
  if is_root_on_debian; then
    say "Installing $missing ($*) …"
    apt_install "$@"
  elif command -v apt-get >/dev/null 2>&1; then
    fail "$missing is missing. Type:  sudo apt-get install -y $*"
  elif case "$1" in *jdk* | maven) false ;; esac; then
    fail "$missing is missing. Install it with your system's packages; Debian calls it $*."
  elif command -v dnf >/dev/null 2>&1; then
    fail "$missing is missing. Type:  sudo dnf install -y java-17-openjdk-devel maven"
  elif command -v brew >/dev/null 2>&1; then
    fail "$missing is missing. Type:  brew install openjdk@17 maven"
  else
    fail "$missing is missing. Install a JDK of version 17 or later, and Apache Maven 3.6.3 or later."
  fi
}

# The major version of a java or javac, or 0.
java_major() {
  local version
  version=$("$1" -version 2>&1 | sed -n 's/^[^0-9]*\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | head -n 1)
  printf '%s' "${version:-0}"
}

# The first JDK of at least 17; leaves JAVA_HOME and JAVA set.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(home_of_javac)" /usr/lib/jvm/default-java /usr/lib/jvm/*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(java_major "$home/bin/javac")" -ge 17 ]; then
      JAVA_HOME="$home"
      JAVA="$home/bin/java"
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

home_of_javac() {
  local javac
  javac=$(command -v javac) || return 0
  javac=$(readlink -f "$javac" 2>/dev/null || printf '%s' "$javac")
  dirname "$(dirname "$javac")"
}

need_jdk() {
  find_jdk && return
  provide "A JDK of version 17 or later" default-jdk-headless
  find_jdk || fail "No JDK of version 17 or later was found after the installation; set JAVA_HOME to one."
}

need_maven() {
  command -v mvn >/dev/null 2>&1 && return
  provide "Maven" maven
  command -v mvn >/dev/null 2>&1 || fail "Maven was installed, and mvn is still not on the PATH."
}
