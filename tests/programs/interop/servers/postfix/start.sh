# Postfix with all that it writes under $DIR. It refuses to start on a configuration that others may write.
here=$(dirname "$0")
umask 022
mkdir -p "$DIR/config" "$DIR/queue" "$DIR/data"
chown postfix "$DIR/data"
chmod 755 "$DIR"
for file in main.cf master.cf; do
    sed "s#@DIR@#$DIR#g; s#@PORT@#$PORT#g; s#@TLS@#$TLS#g" "$here/$file" >"$DIR/config/$file"
done
exec postfix -c "$DIR/config" start-fg
