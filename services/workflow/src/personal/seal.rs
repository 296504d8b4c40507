//! Sealing and opening, by ChaCha20-Poly1305 under a key of the person's own.
//!
//! Two keys are made of the one that is kept: one seals, the other tells a repeated command. What is sealed is bound to the person
//! and to the id of the key, so that one person's ciphertext put on another's stream does not open. A sealed text is 12 bytes of
//! chance, the ciphertext, and its tag of 16 bytes.

use plumbline_lifecycle::person::KeyId;
use plumbline_lifecycle::{Digest, PersonId};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

/// The 32 bytes that are kept of a key.
pub(super) struct Key(pub(super) [u8; 32]);

impl Key {
    /// Seals; the nonce is by chance, and few texts are ever sealed under one key.
    pub(super) fn seal(
        &self,
        (person, id): (&PersonId, &KeyId),
        nonce: [u8; NONCE_LEN],
        mut plain: Vec<u8>,
    ) -> Option<Vec<u8>> {
        let unique = Nonce::assume_unique_for_key(nonce);
        self.sealing()?.seal_in_place_append_tag(unique, bound(person, id), &mut plain).ok()?;
        Some([nonce.as_slice(), &plain].concat())
    }

    /// Opens; `None` of what was not sealed so.
    pub(super) fn open(&self, (person, id): (&PersonId, &KeyId), sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut text = text.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = self.sealing()?.open_in_place(nonce, bound(person, id), &mut text).ok()?;
        Some(plain.to_vec())
    }

    /// What tells a repeated command from another one, and tells nothing to whoever has no key.
    pub(super) fn proof(&self, plain: &[u8]) -> Digest {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.derived(b"plumbline digest v1\n"));
        bytes(&hmac::sign(&key, plain)).into()
    }

    fn sealing(&self) -> Option<LessSafeKey> {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.derived(b"plumbline seal v1\n"));
        key.ok().map(LessSafeKey::new)
    }

    fn derived(&self, what_for: &[u8]) -> [u8; 32] {
        bytes(&hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.0), what_for))
    }
}

fn bytes(tag: &hmac::Tag) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(tag.as_ref());
    bytes
}

fn bound(person: &PersonId, key: &KeyId) -> Aad<Vec<u8>> {
    Aad::from(format!("plumbline personal v1\n{person}\n{key}\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_that_person_under_that_key_alone() {
        let (one, other): (PersonId, PersonId) = ("e-1".parse().unwrap(), "e-2".parse().unwrap());
        let id: KeyId = "0a".repeat(16).parse().unwrap();
        let key = Key([7; 32]);
        let sealed = key.seal((&one, &id), [1; 12], b"0571".to_vec()).unwrap();
        assert_eq!(sealed.len(), 12 + 4 + 16);
        assert_eq!(key.open((&one, &id), &sealed).as_deref(), Some(b"0571".as_slice()));
        assert_eq!(key.open((&other, &id), &sealed), None, "put on another's stream");
        assert_eq!(key.open((&one, &"0b".repeat(16).parse().unwrap()), &sealed), None);
        assert_eq!(Key([8; 32]).open((&one, &id), &sealed), None);
        for at in 0..sealed.len() {
            let mut turned = sealed.clone();
            turned[at] ^= 1;
            assert_eq!(key.open((&one, &id), &turned), None, "byte {at}");
        }
        assert_eq!(key.open((&one, &id), &sealed[..11]), None);
        assert_eq!(key.proof(b"0571"), key.proof(b"0571"));
        assert_ne!(key.proof(b"0571"), key.proof(b"0572"));
        assert_ne!(key.proof(b"0571"), Key([8; 32]).proof(b"0571"));
    }
}
