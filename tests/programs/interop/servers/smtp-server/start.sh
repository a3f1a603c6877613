here=$(dirname "$0")
NODE_PATH=$(dirname "$TLS")/node/node_modules exec node "$here/server.js" "$PORT" "$TLS" smtp
