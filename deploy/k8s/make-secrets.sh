#!/usr/bin/env bash
# Lays out what the Secrets of the dev overlay are made of: each service's own keys and nothing else, and passwords.
# usage: deploy/k8s/make-secrets.sh DATA_FOLDER [TARGET]
#   DATA_FOLDER  of an installation that ./otklik up made, for the keys in its folder keys
#   TARGET       default: deploy/k8s/overlays/dev/secrets, which git ignores
# Passwords that are there stay as they are.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [[ $# -lt 1 || $# -gt 2 || $1 == -h || $1 == --help ]]; then
  sed -n '2,6s/^# //p' "$0"
  [[ ${1:-} == -h || ${1:-} == --help ]] && exit 0 || exit 2
fi
keys=$1/keys target=${2:-$here/overlays/dev/secrets}
umask 077

give() { # SECRET FILE...
  local secret=$1 file
  shift
  mkdir -p "$target/$secret"
  for file in "$@"; do
    if [[ ! -f $keys/$file ]]; then
      echo "No $file in $keys: start ./otklik up once, it makes the keys" >&2
      exit 1
    fi
    install -m 600 "$keys/$file" "$target/$secret/$file"
  done
}

give ingest-keys pseudonym.key web-chat.key attachment-master.json attachment-link.key notify-public.json dead-letter-public.json token-public.pem
give classify-keys routing-public.json dead-letter-public.json token-public.pem
give routing-keys routing-private.json notify-public.json dead-letter-public.json pin.key attachment-link.key audit-private.pem audit-public.pem token-public.pem
give notify-keys notify-private.json vault-master.json web-chat.key stop-link.key dead-letter-public.json token-public.pem

for role in superuser owner ingest routing notify; do
  file=$target/$role-database/password
  mkdir -p "$(dirname "$file")"
  [[ -s $file ]] || printf %s "$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')" >"$file"
done
echo "Secrets are in $target"
