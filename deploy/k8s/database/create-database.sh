#!/bin/bash
# Creates roles, databases and schemas where they are missing and sets the passwords. Runs in the PostgreSQL image, as often
# as one likes. PGHOST, PGUSER: where, as which superuser. Passwords: files /passwords/<role>/password and /passwords/superuser/password.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
passwords=${PASSWORDS:-/passwords}
for role in superuser owner ingest routing notify; do
  declare -x "PASSWORD_${role^^}=$(<"$passwords/$role/password")"
done
export PGPASSWORD=$PASSWORD_SUPERUSER
until psql -d postgres -qtAc 'select 1' >/dev/null; do
  echo "PostgreSQL at $PGHOST does not answer yet"
  sleep 3
done
psql -d postgres -q -v ON_ERROR_STOP=1 -f "$here/roles.sql"
psql -d otklik -q -v ON_ERROR_STOP=1 -f "$here/schemas.sql"
psql -d postgres -q -v ON_ERROR_STOP=1 -f "$here/keys.sql"
echo 'The databases are ready'
