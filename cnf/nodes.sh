# Sourced by ./run for --nodes: a PostgreSQL of its own below the data folder, and nginx before several processes of the
# CRM. Uses $data, $port, free_port, serve, wait_for and what cnf/machine.sh says.

# --- PostgreSQL ------------------------------------------------------------------------------------------------------

# The newest PostgreSQL of the system: leaves PG_BIN set.
find_postgres() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) "$(pg_config --bindir 2>/dev/null || true)"; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
      PG_BIN=$folder
      return 0
    fi
  done
  return 1
}

need_postgres() {
  find_postgres && return
  provide "PostgreSQL" postgresql
  find_postgres || fail "PostgreSQL was installed, and initdb is still not found below /usr/lib/postgresql."
}

# PostgreSQL refuses to run as root: then the system's user "postgres" runs it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"
  else
    exec "$@"
  fi
}

make_database() {
  local folder="$1" password="$2" given
  mkdir -p "$folder"
  chmod 700 "$folder"
  if [ "$(id -u)" = 0 ]; then
    command -v setpriv >/dev/null 2>&1 || fail "setpriv is missing (package util-linux): without it root cannot start PostgreSQL."
    chown postgres: "$folder"
    # The data folder is closed to others: that user may pass through it, and no more.
    chgrp postgres "$data" && chmod g=x "$data"
    (cd / && as_postgres test -w "$folder") 2>/dev/null \
      || fail "The system's user \"postgres\" cannot reach $folder. Choose a folder that others may pass through, with --data DIR."
  fi
  [ -s "$folder/data/PG_VERSION" ] && return
  rm -rf "$folder/data"
  given=$(umask 077 && mktemp "$folder/password.XXXXXX")
  cat "$password" >"$given"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$given"; fi
  (cd "$folder" && as_postgres "$PG_BIN/initdb" -D "$folder/data" -U crm -A scram-sha-256 --pwfile="$given" -E UTF8 --locale=C.UTF-8) \
    >"$data/logs/postgres.log" 2>&1 9>&- \
    || { rm -rf "$given" "$folder/data" && tail -n 20 "$data/logs/postgres.log" >&2 && fail "initdb failed; its log: $data/logs/postgres.log"; }
  rm -f "$given"
}

postgres_ready() { "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$database_port"; }

# Starts the server with data in $data/postgres; leaves database_pid, and the CRM's settings in the environment.
start_database() {
  need_postgres
  secret database.password 24
  make_database "$data/postgres" "$data/secrets/database.password"
  database_port=$(free_port "$port" "$sandbox_port")
  cd "$data/postgres"
  serve "$data/logs/postgres.log" as_postgres "$PG_BIN/postgres" -D "$data/postgres/data" \
    -p "$database_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200
  database_pid=$!
  cd "$home"
  wait_for "PostgreSQL" "$database_pid" "$data/logs/postgres.log" 60 postgres_ready
  export CRM_DATABASE="jdbc:postgresql://127.0.0.1:$database_port/postgres" CRM_DATABASE_USER=crm
  export CRM_DATABASE_PASSWORD_FILE="$data/secrets/database.password"
}

# SIGINT lets PostgreSQL end in order, whoever is still connected; a KILL would leave its children behind.
stop_database() {
  local waited=0
  alive "$1" || return 0
  kill -INT "$1" 2>/dev/null || true
  while alive "$1" && [ "$waited" -lt 300 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  if alive "$1"; then kill -QUIT "$1" 2>/dev/null || true; fi
  wait "$1" 2>/dev/null || true
}

# --- nginx -----------------------------------------------------------------------------------------------------------

need_nginx() {
  NGINX=$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null || true)
  [ -n "$NGINX" ] && return
  provide "nginx" nginx-light
  NGINX=$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null || true)
  [ -n "$NGINX" ] || fail "nginx was installed, and is still not found."
}

# nginx_settings PORT…: what stands before the processes at these ports. Requests go to each in turn: none of them knows
# anything that the others do not. X-Forwarded-For is what counts tries at passwords, so the client's own is replaced.
nginx_settings() {
  local node
  if [ "$(id -u)" = 0 ]; then printf 'user nobody %s;\n' "$(id -gn nobody)"; fi
  cat <<TEXT
worker_processes 1;
daemon off;
pid $data/nodes/nginx/pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path $data/nodes/nginx/body;
  proxy_temp_path $data/nodes/nginx/proxy;
  fastcgi_temp_path $data/nodes/nginx/fastcgi;
  uwsgi_temp_path $data/nodes/nginx/uwsgi;
  scgi_temp_path $data/nodes/nginx/scgi;
  upstream crm {
    keepalive 32;
TEXT
  for node in "$@"; do printf '    server 127.0.0.1:%s max_fails=1 fail_timeout=2s;\n' "$node"; done
  cat <<TEXT
  }
  server {
    listen 127.0.0.1:$port;
    client_max_body_size 0;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host \$http_host;
    proxy_set_header X-Forwarded-For \$remote_addr;
    proxy_set_header X-Forwarded-Proto \$scheme;
    proxy_connect_timeout 2s;
    proxy_request_buffering off;
    proxy_max_temp_file_size 0;
    location / { proxy_pass http://crm; }
    # Event streams: each event at once, and no end while a comment comes every 25 s.
    location /crm/api/events {
      proxy_pass http://crm;
      proxy_buffering off;
      proxy_read_timeout 90s;
    }
  }
}
TEXT
}

# start_nginx PORT…: leaves nginx_pid.
start_nginx() {
  mkdir -p "$data/nodes/nginx"
  nginx_settings "$@" >"$data/nodes/nginx/nginx.conf"
  serve "$data/logs/nginx.log" "$NGINX" -p "$data/nodes/nginx" -e stderr -c "$data/nodes/nginx/nginx.conf"
  nginx_pid=$!
}
