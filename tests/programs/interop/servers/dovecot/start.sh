here=$(dirname "$0")
umask 022
chmod 755 "$DIR"
mkdir -p "$DIR/mail"
chown mail:mail "$DIR/mail"
sed "s#@DIR@#$DIR#g; s#@PORT@#$PORT#g; s#@TLS@#$TLS#g" "$here/dovecot.conf" >"$DIR/dovecot.conf"
cat >"$DIR/users" <<'USERS'
user:{PLAIN}secret::::::
other:{PLAIN}secret::::::
full:{PLAIN}secret::::::userdb_quota_rule=*:storage=1k
USERS
exec dovecot -F -c "$DIR/dovecot.conf"
