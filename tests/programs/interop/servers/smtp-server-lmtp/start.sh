server=$(dirname "$0")/../smtp-server/server.js
NODE_PATH=$(dirname "$TLS")/node/node_modules exec node "$server" "$PORT" "$TLS" lmtp
