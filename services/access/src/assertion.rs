//! Who calls, as a gateway says it to a service behind it: signed, and good for a moment.
//!
//! The gateway has asked whose token was shown; the services behind it know no tokens and believe what it signs. Both hold one
//! key. As text, so that it can stand in a header, three parts with points between them:
//!
//! ```text
//! 1790000030                            until when it is good, seconds since 1970-01-01 UTC
//! 7b226e616d65223a…                     the caller as JSON in hexadecimal digits; empty for a stranger
//! 9f86d081…                             HMAC-SHA256 of the text before it, with its point, 64 hexadecimal digits
//! ```

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::caller::Caller;

/// How long an assertion is good, seconds: longer than a request takes to the next machine, shorter than a theft is worth.
const GOOD_FOR: i64 = 30;

/// Characters that a key has at least.
const KEY_MIN: usize = 32;

/// What a gateway and the services behind it have in common.
#[derive(Clone)]
pub struct GatewayKey(Vec<u8>);

/// A text that is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a gateway's key has at least {KEY_MIN} characters, and this one has {0} (`openssl rand -hex 32` makes one)"
)]
pub struct TooShort(pub usize);

/// It is in a file of its own, and told nowhere.
impl std::fmt::Debug for GatewayKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GatewayKey(…)")
    }
}

impl GatewayKey {
    /// The key that a file holds; white space around it is none of it.
    ///
    /// # Errors
    /// [`TooShort`].
    pub fn new(text: &str) -> Result<GatewayKey, TooShort> {
        let text = text.trim();
        match text.chars().count() {
            short if short < KEY_MIN => Err(TooShort(short)),
            _ => Ok(GatewayKey(text.as_bytes().to_vec())),
        }
    }

    /// Says who calls, from `now` (seconds since 1970-01-01 UTC) on for a moment.
    #[must_use]
    pub fn sign(&self, caller: Option<&Caller>, now: i64) -> String {
        let caller = caller.and_then(|caller| serde_json::to_vec(caller).ok()).unwrap_or_default();
        let said = format!("{}.{}.", now + GOOD_FOR, hex(&caller));
        let mac = self.mac(&said).finalize().into_bytes();
        format!("{said}{}", hex(&mac))
    }

    /// Who calls; `None` within it for a stranger. `None` for what this key did not sign, or what is not good any more.
    #[must_use]
    pub fn read(&self, assertion: &str, now: i64) -> Option<Option<Caller>> {
        let (said, mac) = assertion.split_at_checked(assertion.rfind('.')? + 1)?;
        self.mac(said).verify_slice(&unhex(mac)?).ok()?;
        let (until, caller) = said.strip_suffix('.')?.split_once('.')?;
        let until: i64 = until.parse().ok()?;
        if until < now || until > now + 2 * GOOD_FOR {
            return None;
        }
        match caller {
            "" => Some(None),
            caller => serde_json::from_slice(&unhex(caller)?).ok().map(Some),
        }
    }

    fn mac(&self, said: &str) -> Hmac<Sha256> {
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length");
        mac.chain_update(said)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    if !digits.is_ascii() || !digits.len().is_multiple_of(2) {
        return None;
    }
    let pairs = (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16));
    pairs.collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::Role;

    fn key(text: &str) -> GatewayKey {
        GatewayKey::new(&text.repeat(32)).unwrap()
    }

    fn li() -> Caller {
        Caller {
            name: "李某".parse().unwrap(),
            role: Role::Drafter,
            jurisdiction: "330106".parse().unwrap(),
            unit: Some("示例协会".parse().unwrap()),
            person: Some("p-li".parse().unwrap()),
        }
    }

    #[test]
    fn what_a_gateway_says_is_believed_for_a_moment() {
        let key = key("k");
        for caller in [Some(li()), Some(Caller::clock()), None] {
            let said = key.sign(caller.as_ref(), 1_000);
            assert!(said.bytes().all(|byte| byte.is_ascii_graphic()), "{said}");
            assert_eq!(key.read(&said, 1_000), Some(caller.clone()));
            assert_eq!(key.read(&said, 1_030), Some(caller));
            assert_eq!(key.read(&said, 1_031), None, "too late");
            assert_eq!(key.read(&said, 900), None, "of another time");
        }
    }

    #[test]
    fn nobody_else_says_it_and_nothing_of_it_can_be_changed() {
        let said = key("k").sign(Some(&li()), 1_000);
        assert_eq!(key("l").read(&said, 1_000), None);
        for at in 0..said.len() {
            let mut other = said.clone().into_bytes();
            other[at] = if other[at] == b'1' { b'2' } else { b'1' };
            let other = String::from_utf8(other).unwrap();
            assert_eq!(key("k").read(&other, 1_000), None, "{at}");
        }
        for other in ["", ".", "..", "1030..", "1030..00", "示例", &said[..said.len() - 2]] {
            assert_eq!(key("k").read(other, 1_000), None, "{other}");
        }
    }

    #[test]
    fn a_short_key_is_refused() {
        assert_eq!(GatewayKey::new(" 0123456789 \n").unwrap_err(), TooShort(10));
        assert_eq!(format!("{:?}", key("k")), "GatewayKey(…)");
    }
}
