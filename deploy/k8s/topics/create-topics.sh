#!/bin/bash
# Creates the topics of topics.txt that are missing, four at a time; those that exist stay as they are. Runs in the Kafka image.
# BOOTSTRAP: brokers. REPLICATION_FACTOR: of new topics. KAFKA_TOPICS: the command, where it is not at its usual place.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export BOOTSTRAP REPLICATION_FACTOR KAFKA_TOPICS=${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}

until existing=$("$KAFKA_TOPICS" --bootstrap-server "$BOOTSTRAP" --list); do
  echo "Kafka at $BOOTSTRAP does not answer yet"
  sleep 3
done

create() {
  local name=$1 partitions=$2 setting configs=()
  shift 2
  for setting in "$@"; do configs+=(--config "$setting"); done
  "$KAFKA_TOPICS" --bootstrap-server "$BOOTSTRAP" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "$REPLICATION_FACTOR" "${configs[@]}" 2>&1 |
    { grep -v '^WARNING: Due to limitations in metric names' || true; }
}
export -f create

while read -r name rest; do
  [[ -z $name || $name == \#* ]] && continue
  grep -qxF "$name" <<<"$existing" || echo "$name $rest"
done <"$here/topics.txt" | xargs -r -P 4 -L 1 bash -c 'set -eo pipefail; create "$@"' create
