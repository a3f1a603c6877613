#!/usr/bin/env bash
# A box is the machine's own file tree with packages laid over it: Debian's mail servers conflict with each other, and
# none of them belongs on the machine of who runs a test. What happens inside is gone when the box closes; the network
# is shared, so that a server inside answers on this machine's loopback addresses.
#
#   box.sh can                      whether boxes can be opened here
#   box.sh install NAME PACKAGE...  makes the box NAME, with these packages
#   box.sh run NAME PORT            runs servers/NAME/start.sh until standard input has a line or ends; without a box, on
#                                   the bare machine, provided that the program is installed there
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
kept=$(cd "$here/../../.." && pwd)/target/interop

# Mounts the machine's tree at $mount, with the upper layer that lies in $1, and makes it usable.
open_box() {
    mount -t overlay overlay -o "lowerdir=/,upperdir=$1/up,workdir=$1/work" "$mount"
    mount -t proc proc "$mount/proc"
    mount --rbind /dev "$mount/dev"
    mkdir -p "$mount/srv/interop" "$mount/srv/kept"
    mount --bind "$here" "$mount/srv/interop"
    mount --bind "$kept" "$mount/srv/kept"
}

# All that runs in the namespaces ends with this process, however it ends.
in_namespaces() {
    exec unshare --mount --pid --fork --kill-child --propagation private bash "$here/box.sh" "$@"
}

can() {
    local probe
    [ "$(id -u)" = 0 ] || return 1
    mkdir -p "$kept"
    probe=$(mktemp -d "$kept/probe.XXXXXX")
    mkdir "$probe/up" "$probe/work" "$probe/mount"
    local fine=0
    unshare --mount --pid --fork --propagation private \
        mount -t overlay overlay -o "lowerdir=/,upperdir=$probe/up,workdir=$probe/work" "$probe/mount" 2>/dev/null || fine=1
    rm -rf "$probe"
    return $fine
}

install_inside() {
    local name=$1
    shift
    local box=$kept/boxes/$name
    mount=$box/mount
    open_box "$box"
    mkdir -p "$kept/archives/partial" "$mount/var/cache/apt/archives"
    mount --bind "$kept/archives" "$mount/var/cache/apt/archives"
    cat /etc/resolv.conf >"$mount/etc/resolv.conf" 2>/dev/null || true
    # 101 keeps the packages' scripts from starting anything.
    printf '#!/bin/sh\nexit 101\n' >"$mount/usr/sbin/policy-rc.d"
    chmod +x "$mount/usr/sbin/policy-rc.d"
    DEBIAN_FRONTEND=noninteractive chroot "$mount" apt-get install -qq -y --no-install-recommends \
        -o Dpkg::Options::=--force-unsafe-io -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 \
        -o APT::Keep-Downloaded-Packages=true "$@"
}

# The server is a child, not this process: whoever started the box may be killed, and then only standard input tells.
serve_until_told() {
    local name=$1
    PORT=$2 DIR=$3 TLS=$4/tls bash "$5/servers/$name/start.sh" </dev/null &
    local server=$!
    # A line asks for a goodbye to whoever is connected, and the end of the input for none.
    local wants_goodbye=yes
    read -r _ || wants_goodbye=
    kill $server 2>/dev/null || true
    # The end of a box ends all that is in it; outside of one, nothing does.
    if [ -n "$wants_goodbye" ] || [ $$ != 1 ]; then
        wait $server || true
    fi
    rm -rf "$3"
}

run_inside() {
    local name=$1 port=$2
    mount=$kept/boxes/$name/mount
    # A copy in memory, so that each run starts from the box as it was installed. (As a lower layer, the box would
    # overlap with the tree that it lies in, which overlay mounts refuse.)
    local run=$kept/boxes/$name/run
    mount -t tmpfs tmpfs "$run"
    mkdir "$run/work"
    cp -a "$kept/boxes/$name/up" "$run/up"
    open_box "$run"
    mount -t tmpfs tmpfs "$mount/run"
    mkdir -m 755 "$mount/run/server"
    exec chroot "$mount" bash /srv/interop/box.sh serve "$name" "$port" /run/server /srv/kept /srv/interop
}

case $1 in
can) can ;;
install)
    rm -rf "${kept:?}/boxes/$2"
    mkdir -p "$kept/boxes/$2/"{up,work,mount,run}
    in_namespaces install-inside "${@:2}"
    ;;
install-inside) install_inside "${@:2}" ;;
run)
    if [ -d "$kept/boxes/$2/up" ] && can; then
        in_namespaces run-inside "$2" "$3"
    fi
    serve_until_told "$2" "$3" "$(mktemp -d)" "$kept" "$here"
    ;;
run-inside) run_inside "${@:2}" ;;
serve) serve_until_told "${@:2}" ;;
*) exit 64 ;;
esac
