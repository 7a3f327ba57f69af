#!/bin/bash
# Builds otklik-test/postgres and otklik-test/kafka with the engine of DOCKER_HOST, from this machine's packages alone.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
for tool in docker mmdebstrap; do
    command -v "$tool" > /dev/null || {
        echo "build-images: $tool is missing: apt-get install --no-install-recommends docker.io iptables mmdebstrap" >&2
        exit 3
    }
done
has() { docker image inspect "$1" > /dev/null 2>&1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! has otklik-test/debian; then
    echo "build-images: a minimal system with PostgreSQL"
    sources=$(find /etc/apt -name '*.sources' -o -name '*.list' | tr '\n' ' ')
    # Docs and locales would be half of it. The cluster that the package makes is not ours.
    # shellcheck disable=SC2086
    mmdebstrap --quiet --variant=minbase --include=postgresql \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        --customize-hook='rm -rf "$1"/var/lib/postgresql/*/main "$1"/etc/postgresql/*/main "$1"/var/cache/apt/*' \
        "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$work/debian.tar" $sources
    docker import "$work/debian.tar" otklik-test/debian > /dev/null
fi

if ! has otklik-test/postgres; then
    echo "build-images: otklik-test/postgres"
    DOCKER_BUILDKIT=0 docker build --tag otklik-test/postgres "$here/postgres" > "$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
fi

if ! has otklik-test/kafka; then
    echo "build-images: otklik-test/kafka"
    : "${JAVA_HOME:?set it to a JDK of version 25 or newer}"
    cp -r "$here/kafka" "$work/kafka"
    "$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.net,jdk.zipfs \
        --strip-debug --no-header-files --no-man-pages --output "$work/kafka/java"
    (cd "$root" && ./mvnw -B -q ${MAVEN_OFFLINE:+-o} -pl standalone -am package -DskipTests)
    mkdir "$work/kafka/lib"
    find "$root/standalone/target/lib" -name '*.jar' ! -name 'embedded-postgres*' ! -name 'contracts-*' \
        ! -name 'region-*' ! -name 'eventing-*' -exec cp {} "$work/kafka/lib" \;
    DOCKER_BUILDKIT=0 docker build --tag otklik-test/kafka "$work/kafka" > "$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
fi
docker image ls --format 'build-images: {{.Repository}} {{.Size}}' 'otklik-test/*'
