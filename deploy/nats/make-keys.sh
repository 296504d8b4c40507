#!/bin/sh
# Makes the secrets of NATS for Plumbline: a certificate authority, a certificate for each server, and an nkey for each service.
#
#   sh make-keys.sh FOLDER SERVER...      sh make-keys.sh /etc/nats/plumbline nats-1.example.org nats-2.example.org nats-3.example.org
#
# FOLDER gets ca.pem, SERVER.pem and SERVER-key.pem, NAME.nk (a seed: give it to that service alone) and NAME.public (what users.conf
# includes; no secret). What is there already is kept, so that a server or a reader can be added later:
#
#   READERS="county-330106 archive" sh make-keys.sh FOLDER SERVER...
#
# It needs openssl, what every system has, and make-certificates.sh beside its folder. An nkey is an Ed25519 key in base32 with a prefix and a checksum.
set -eu
umask 077

folder=${1:?the folder for the secrets}
shift
[ $# -gt 0 ] || { echo "make-keys.sh: name each server as others reach it (nats-1.example.org or 10.0.0.1)" >&2; exit 2; }
certificates=$(cd "$(dirname "$0")/.." && pwd)/make-certificates.sh
mkdir -p "$folder"
cd "$folder"

# CRC-16/XMODEM of hexadecimal bytes, low byte first.
sum() {
  crc=0
  for byte in $(printf %s "$1" | sed 's/../& /g'); do
    crc=$((crc ^ 0x$byte << 8))
    for _ in 1 2 3 4 5 6 7 8; do
      if [ $((crc & 0x8000)) -ne 0 ]; then crc=$(((crc << 1 ^ 0x1021) & 0xffff)); else crc=$((crc << 1)); fi
    done
  done
  printf '%02x%02x' $((crc & 255)) $((crc >> 8))
}

# Hexadecimal bytes with their checksum, in base32 without padding.
coded() {
  for byte in $(printf %s "$1$(sum "$1")" | sed 's/../& /g'); do
    # shellcheck disable=SC2059 # the format is the byte itself, in octal
    printf "\\$(printf %03o "0x$byte")"
  done | base32 -w 0 | tr -d =
}

hex() { od -An -v -tx1 | tr -d ' \n'; }

# The last 32 bytes of an Ed25519 key in DER are the key itself. S is 0x90, U is 0xa0: a seed of a user begins with SU.
nkey() {
  [ -f "$1.nk" ] && return
  openssl genpkey -algorithm ed25519 -outform DER -out "$1.der"
  seed=$(tail -c 32 "$1.der" | hex)
  public=$(openssl pkey -inform DER -in "$1.der" -pubout -outform DER | tail -c 32 | hex)
  rm "$1.der"
  printf '%s\n' "$(coded "9500$seed")" > "$1.nk"
  printf 'nkey: %s\n' "$(coded "a0$public")" > "$1.public"
}

# For its clients, and for the other servers: each shows the same certificate to both.
sh "$certificates" . "Plumbline NATS" "$@"
for name in relay leadership catalogue desk experts operator county reader ${READERS:-}; do nkey "$name"; done
# The servers' user reads these; the seeds are for their services.
chmod 644 ./*.public
