#!/usr/bin/env bash
# Builds the images of the services into the local container engine.
# usage: deploy/images/build.sh [OPTION]... [SERVICE]...
#   SERVICE         ingest classify routing notify; default: all four
#   --tag TAG       default: 0.1.0, as in deploy/k8s/base
#   --region DIR    region pack to put into the images; default: regions/orenburg
#   --runtime IMAGE a Java 25 runtime to build on; default: one made here from this machine's JDK and C library
#   --save DIR      also writes each image to DIR/<service>-service.tar, for clusters without a registry
#   --offline       passes -o to Maven
# Environment: JAVA_HOME, a JDK 25 or newer; DOCKER_HOST, where the engine is not at its usual place.
# Docker is the engine; DOCKER=podman takes another with the same commands.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
docker=${DOCKER:-docker} tag=0.1.0 region=$root/regions/orenburg runtime= save= services=() maven=(-B -q)

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

while [[ $# -gt 0 ]]; do
  case $1 in
    -h | --help) sed -n '2,11s/^# //p' "$0"; exit ;;
    --tag) tag=$2; shift ;;
    --region) region=$2; shift ;;
    --runtime) runtime=$2; shift ;;
    --save) save=$2; shift ;;
    --offline) maven+=(-o) ;;
    ingest | classify | routing | notify) services+=("$1") ;;
    *) fail "unknown: $1; see --help" ;;
  esac
  shift
done
[[ ${#services[@]} -gt 0 ]] || services=(ingest classify routing notify)
"$docker" version >/dev/null 2>&1 || fail "no container engine answers: start one, or set DOCKER_HOST or DOCKER"
[[ -f $region/region.yaml ]] || fail "$region is no region pack: it has no region.yaml"
if [[ -z ${JAVA_HOME:-} ]]; then
  JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")") || fail "set JAVA_HOME to a JDK 25 or newer"
fi
export JAVA_HOME
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What the services need of Java: everything of java.se and what they use beside it; Russian dates and numbers among it.
modules=java.se,jdk.unsupported,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.localedata,jdk.management,jdk.net,jdk.zipfs,jdk.charsets,jdk.naming.dns,jdk.jfr,jdk.jcmd

make_runtime() {
  local rootfs=$work/runtime/rootfs library file
  mkdir -p "$rootfs"/{etc,tmp,opt,home/jboss}
  chmod 1777 "$rootfs/tmp"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales en,ru --strip-debug --no-man-pages \
    --no-header-files --compress zip-6 --output "$rootfs/opt/java"
  # Libraries that the JDK's own are linked with, and those that glibc opens by name to look names up.
  while read -r library; do
    file=$(readlink -f "$library")
    install -D -m 755 "$file" "$rootfs$library"
  done < <({
    find "$rootfs/opt/java" -name '*.so' -o -path '*/bin/java' | xargs ldd 2>/dev/null | grep -oE '/[^ ]+' | grep -v "^$rootfs" | grep -v ':$'
    for library in libnss_dns.so.2 libnss_files.so.2 libresolv.so.2; do
      ldconfig -p | awk -v name="$library" '$1 == name {print $NF; exit}'
    done
  } | grep -vE '/(libX|libasound|libxcb|libXau|libXdmcp|libbsd|libmd)' | sort -u)
  echo 'otklik:x:1001:1001::/home/jboss:/sbin/nologin' >"$rootfs/etc/passwd"
  echo 'otklik:x:1001:' >"$rootfs/etc/group"
  echo 'hosts: files dns' >"$rootfs/etc/nsswitch.conf"
  "$docker" build -q -t otklik/runtime:"$tag" -f "$root/deploy/images/Dockerfile.runtime" "$work/runtime"
}

if [[ -z $runtime ]]; then
  runtime=otklik/runtime:$tag
  echo "Making the runtime $runtime"
  make_runtime
fi

echo "Making the base with the region pack $region"
mkdir -p "$work/base"
cp -R "$region" "$work/base/region"
chmod -R a+rX "$work/base/region"
"$docker" build -q -t otklik/base:"$tag" --build-arg RUNTIME="$runtime" -f "$root/deploy/images/Dockerfile.base" "$work/base"
"$docker" save -o "$work/base.tar" otklik/base:"$tag"

for service in "${services[@]}"; do
  echo "Building otklik/$service-service:$tag"
  (cd "$root" && ./mvnw "${maven[@]}" -pl "$service-service" -am package -DskipTests \
    -Dquarkus.container-image.build=true \
    -Dquarkus.container-image.group=otklik \
    -Dquarkus.container-image.name="$service-service" \
    -Dquarkus.container-image.tag="$tag" \
    -Dquarkus.jib.docker-executable-name="$(command -v "$docker")" \
    -Dquarkus.jib.base-jvm-image="tar://$work/base.tar" \
    -Dquarkus.jib.jvm-entrypoint=java,-Djava.util.logging.manager=org.jboss.logmanager.LogManager,-jar,/deployments/quarkus-run.jar \
    -Dquarkus.jib.working-directory=/deployments \
    -Dquarkus.jib.user=1001)
  if [[ -n $save ]]; then
    mkdir -p "$save"
    "$docker" save -o "$save/$service-service.tar" "otklik/$service-service:$tag"
  fi
done
