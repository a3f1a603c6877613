#!/usr/bin/env bash
# Installs the programs that the interoperability tests speak to, under target/interop, and nothing anywhere else.
# Run again, it does only what is missing. Debian's mirrors keep one version of a package for each release, so its
# packages are pinned by the release; what comes from PyPI and npm is pinned by its number.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
kept=$(cd "$here/../../.." && pwd)/target/interop
mkdir -p "$kept/done"
missing=()

# step NAME COMMAND...: runs a step once; its mark holds the command, so that a changed step is done again.
step() {
    local name=$1
    shift
    if [ "$(cat "$kept/done/$name" 2>/dev/null)" = "$*" ]; then
        return
    fi
    echo "interop: $name"
    if "$@" >"$kept/$name.log" 2>&1; then
        echo "$*" >"$kept/done/$name"
    else
        tail -n 5 "$kept/$name.log" | sed 's/^/interop:   /'
        missing+=("$name")
    fi
}

# Package lists of yesterday name archives that the mirror has since replaced.
lists() {
    [ -n "${listed:-}" ] || [ "$(id -u)" != 0 ] || apt-get update -qq
    listed=yes
}

box() {
    lists && "$here/box.sh" install "$@"
}

# On the machine itself, where there are no boxes: CI's own.
bare() {
    lists && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"
}

# Clients need neither users nor fixed paths: they run from where they are unpacked, with the libraries that an
# installation would have brought.
clients() {
    local folder=$kept/clients
    lists || return
    rm -rf "$folder"
    mkdir -p "$folder/archives"
    local with
    with=$(apt-get install --simulate --no-install-recommends "$@" | sed -n 's/^Inst \([^ ]*\).*/\1/p') || return
    # shellcheck disable=SC2086
    (cd "$folder/archives" && apt-get download -qq -o APT::Sandbox::User=root $(printf '%s\n' "$@" $with | sort -u)) || return
    local archive
    for archive in "$folder"/archives/*.deb; do
        dpkg -x "$archive" "$folder" || return
    done
    rm -rf "$folder/archives"
}

certificate() {
    mkdir -p "$kept/tls"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=mx.example.org \
        -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=DNS:mx.example.org,DNS:localhost,IP:127.0.0.1 \
        -keyout "$kept/tls/key.pem" -out "$kept/tls/cert.pem"
}

python() {
    rm -rf "$kept/python"
    python3 -m pip install --quiet --disable-pip-version-check --target "$kept/python" "$@"
}

node() {
    rm -rf "$kept/node"
    npm install --silent --no-audit --no-fund --prefix "$kept/node" "$@"
}

if command -v apt-get >/dev/null; then
    step clients clients swaks libnet-ssleay-perl msmtp postfix
fi
step certificate certificate
step python python aiosmtpd==1.4.6 atpublic==6.0.2 attrs==25.3.0
step node node smtp-server@3.21.6 nodemailer@10.6.1

if "$here/box.sh" can; then
    step postfix box postfix postfix
    step exim box exim exim4-daemon-light
    step opensmtpd box opensmtpd opensmtpd
    step dovecot box dovecot dovecot-lmtpd
elif [ -n "${CI:-}" ] && [ "$(id -u)" = 0 ]; then
    step bare bare postfix
else
    echo "interop: postfix, exim, opensmtpd, dovecot need root and overlay mounts: their tests will say that they are skipped"
fi

if [ ${#missing[@]} -gt 0 ]; then
    echo "interop: not installed: ${missing[*]}" >&2
    exit 1
fi
