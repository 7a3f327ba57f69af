#!/bin/bash
# Runs the suite with Kafka and PostgreSQL in containers and fails where a fallback would be taken.
# Arguments go to Maven instead of `verify`. Uses the engine of DOCKER_HOST, else starts a private one and stops it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

if [ -z "${DOCKER_HOST:-}" ]; then
    command -v dockerd > /dev/null || {
        echo "run-with-containers: no DOCKER_HOST and no dockerd: apt-get install --no-install-recommends docker.io iptables" >&2
        exit 3
    }
    # Kept between runs, so that images are built once; name another folder to start afresh.
    engine=${OTKLIK_TEST_ENGINE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/otklik/test-engine}
    mkdir -p "$engine"
    export DOCKER_HOST=unix://$engine/docker.sock
    if ! docker version > /dev/null 2>&1; then
        rm -f "$engine/pid"
        setsid dockerd --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/pid" \
            -H "$DOCKER_HOST" > "$engine/log" 2>&1 &
        dockerd=$!
        trap 'kill "$dockerd" 2> /dev/null && wait "$dockerd" || true' EXIT
        for _ in $(seq 60); do
            docker version > /dev/null 2>&1 && break
            sleep 0.5
        done
        docker version > /dev/null 2>&1 || { tail -20 "$engine/log" >&2; exit 3; }
    fi
fi

"$here/build-images.sh"
export TESTCONTAINERS_RYUK_DISABLED=true
export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
export OTKLIK_TEST_CONTAINERS=required
cd "$root"
[ $# -gt 0 ] || set -- verify
./mvnw -B ${MAVEN_OFFLINE:+-o} "$@"
