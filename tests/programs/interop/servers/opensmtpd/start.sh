# The key must belong to root alone. The mailbox needs an account of the system, made here in a box that is thrown away.
here=$(dirname "$0")
umask 022
chmod 755 "$DIR"
sed "s#@DIR@#$DIR#g; s#@PORT@#$PORT#g" "$here/smtpd.conf" >"$DIR/smtpd.conf"
install -m 600 "$TLS/key.pem" "$TLS/cert.pem" "$DIR/"
printf 'user %s\n' "$(openssl passwd -6 secret)" >"$DIR/accounts"
id user >/dev/null 2>&1 || useradd --create-home user
# It looks up whoever connects. Here nobody answers, and it is to hear that at once.
: >/etc/resolv.conf
exec smtpd -d -f "$DIR/smtpd.conf"
