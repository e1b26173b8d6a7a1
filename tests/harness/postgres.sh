# A PostgreSQL of this run alone: temporary folder, unix socket, no fsync.

POSTGRES_FOLDER=""

# PostgreSQL refuses root: there its own user runs it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  local programs port
  programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  POSTGRES_FOLDER=$(mktemp -d -t portal-pg-XXXXXX)
  port=$(.venv/bin/python -c 'from tests.harness.waiting import free_port; print(free_port())')
  if [ "$(id -u)" = 0 ]; then chown postgres "$POSTGRES_FOLDER"; fi
  as_postgres "$programs/initdb" --pgdata "$POSTGRES_FOLDER/data" --auth trust \
    --encoding UTF8 --locale C.UTF-8 --username portal >/dev/null
  as_postgres "$programs/pg_ctl" start --wait --silent --pgdata "$POSTGRES_FOLDER/data" \
    --log "$POSTGRES_FOLDER/log" --options "-p $port -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories=$POSTGRES_FOLDER -c fsync=off -c synchronous_commit=off \
      -c full_page_writes=off -c max_connections=200"
  POSTGRES_PROGRAMS=$programs
  POSTGRES_URL="postgres://portal:@127.0.0.1:$port/portal"
}

stop_postgres() {
  [ -n "$POSTGRES_FOLDER" ] || return 0
  as_postgres "$POSTGRES_PROGRAMS/pg_ctl" stop --silent --mode immediate \
    --pgdata "$POSTGRES_FOLDER/data" || true
  rm -rf "$POSTGRES_FOLDER"
}
