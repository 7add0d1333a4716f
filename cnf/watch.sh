# Sourced by ./run: what --watch adds. Expects in the script: data, JAVA, say, fail.

# The framework takes bundles from this folder besides load/, for as long as this file lies in load/.
watch_setting() { printf '%s' "$data/load/org.apache.felix.fileinstall-updates.cfg"; }

# An earlier run that was killed may have left them; a run without --watch has none.
forget_updates() {
  rm -rf "$data/updates"
  rm -f "$(watch_setting)"
}

# Before the CRM starts, so that it looks there from the start.
offer_updates() {
  mkdir -p "$data/load" "$data/updates"
  cat >"$(watch_setting)" <<TEXT
felix.fileinstall.dir=$data/updates
felix.fileinstall.poll=200
felix.fileinstall.noInitialDelay=true
felix.fileinstall.enableConfigSave=false
felix.fileinstall.filter=crm\\\\..*\\\\.jar
TEXT
}

# Leaves the process id in watch_pid. A process group of its own: Ctrl-C reaches ./run alone.
start_watch() {
  need_maven
  set -m
  "$JAVA" cnf/Watch.java . "$data/updates" </dev/null 9>&- &
  watch_pid=$!
  set +m
}
