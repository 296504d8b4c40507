#!/bin/sh
# Makes an authority and a certificate for each machine or service by its name: for mutual TLS, so each serves and asks.
#
#   sh make-certificates.sh FOLDER AUTHORITY NAME...   sh make-certificates.sh /etc/plumbline/house "Plumbline house" 10.0.0.11 10.0.0.12
#
# FOLDER gets ca.pem (and ca-key.pem, which nobody needs until the next certificate), NAME.pem and NAME-key.pem. NAME is the host name or
# the address by which the others reach it. What is there already is kept. It needs openssl.
set -eu
umask 077

folder=${1:?the folder for the certificates}
authority=${2:?what the authority is called}
shift 2
mkdir -p "$folder"
cd "$folder"

if [ ! -f ca.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=$authority" -keyout ca-key.pem -out ca.pem \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
fi
for name in "$@"; do
  [ -f "$name.pem" ] && continue
  case $name in
    *[!0-9.]*) by="DNS:$name" ;;
    *) by="IP:$name" ;;
  esac
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" -keyout "$name-key.pem" -out "$name.csr" 2>/dev/null
  printf 'subjectAltName=%s,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=critical,digitalSignature\nbasicConstraints=critical,CA:FALSE\n' "$by" > "$name.ext"
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 825 -extfile "$name.ext" -out "$name.pem" 2>/dev/null
  rm "$name.csr" "$name.ext"
done
# No secret: whoever is reached shows it, whoever asks believes it.
chmod 644 ca.pem
