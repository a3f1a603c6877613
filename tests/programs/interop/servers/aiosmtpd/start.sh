here=$(dirname "$0")
PYTHONPATH=$(dirname "$TLS")/python exec python3 "$here/server.py" "$PORT" "$TLS"
