# Exim reads a configuration that is not its own only from a file that root alone may write.
here=$(dirname "$0")
umask 022
chmod 755 "$DIR"
mkdir -p "$DIR/spool" "$DIR/log"
chown -R Debian-exim "$DIR/spool" "$DIR/log"
sed "s#@DIR@#$DIR#g; s#@PORT@#$PORT#g; s#@TLS@#$TLS#g" "$here/exim.conf" >"$DIR/exim.conf"
cp "$TLS"/*.pem "$DIR/"
chmod 644 "$DIR"/*.pem
sed -i "s#$TLS#$DIR#" "$DIR/exim.conf"
exec exim4 -C "$DIR/exim.conf" -bdf
