//! A second factor: six digits that change every half minute (RFC 6238), made from a secret that is told once.
//!
//! A few lines over the HMAC that the tree has already; the crates for it bring a second stack of digests. The test is the RFC's own
//! table.

use ring::hmac;

/// Seconds that a code is shown.
const STEP_SECS: i64 = 30;

/// Bytes of a secret, as the RFC has it.
const SECRET_BYTES: usize = 20;

/// The secret of a second factor.
#[derive(Clone, PartialEq, Eq)]
pub struct Totp(pub(super) Vec<u8>);

impl std::fmt::Debug for Totp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Totp(…)")
    }
}

impl Totp {
    /// A new one.
    ///
    /// # Errors
    /// [`super::DoorError::NoChance`].
    pub fn new() -> Result<Totp, super::DoorError> {
        let mut secret = vec![0; SECRET_BYTES];
        getrandom::fill(&mut secret).map_err(|no| super::DoorError::NoChance(no.to_string()))?;
        Ok(Totp(secret))
    }

    /// As it was written; `None` for what is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Totp> {
        let mut bits: u32 = 0;
        let mut held = 0;
        let mut secret = Vec::new();
        for letter in text.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
            let letter = letter.to_ascii_uppercase();
            let value = BASE32.iter().position(|known| *known == letter)?;
            bits = bits << 5 | u32::try_from(value).ok()?;
            held += 5;
            if held >= 8 {
                held -= 8;
                secret.push(u8::try_from(bits >> held & 0xff).ok()?);
            }
        }
        (secret.len() == SECRET_BYTES).then_some(Totp(secret))
    }

    /// As a person types it into their telephone: base 32 in groups of four.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (at, letter) in self.base32().chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push(' ');
            }
            text.push(letter);
        }
        text
    }

    /// As a program on the telephone takes it.
    #[must_use]
    pub fn address(&self, login: &str) -> String {
        format!("otpauth://totp/Plumbline:{login}?secret={}&issuer=Plumbline", self.base32())
    }

    fn base32(&self) -> String {
        let mut text = String::new();
        let (mut bits, mut held) = (0_u32, 0);
        for byte in &self.0 {
            bits = bits << 8 | u32::from(*byte);
            held += 8;
            while held >= 5 {
                held -= 5;
                text.push(char::from(BASE32[(bits >> held & 31) as usize]));
            }
        }
        text
    }

    /// The step in which this code is shown, at `now` or one before or behind it, if that is later than `used`: a code opens once.
    pub(super) fn step_of(&self, code: &str, now: i64, used: i64) -> Option<i64> {
        let at = now / STEP_SECS;
        let fits = |step: &i64| *step > used && self.code(*step) == code;
        [at, at - 1, at + 1].into_iter().find(fits)
    }

    /// Whether this code is shown now, or half a minute before or behind it.
    #[must_use]
    pub fn shows(&self, code: &str, now: i64) -> bool {
        self.step_of(code, now, 0).is_some()
    }

    /// The code that is shown at a moment.
    #[must_use]
    pub fn at(&self, now: i64) -> String {
        self.code(now / STEP_SECS)
    }

    fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        let from = usize::from(tag[tag.len() - 1] & 15);
        let mut four = [0; 4];
        four.copy_from_slice(&tag[from..from + 4]);
        format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
    }
}

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        let totp = Totp(b"12345678901234567890".to_vec());
        // Appendix B, of eight digits the last six.
        for (now, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp.at(now), code);
        }
    }

    #[test]
    fn a_code_opens_once_and_half_a_minute_early_or_late() {
        let totp = Totp(b"12345678901234567890".to_vec());
        let (now, step) = (1_234_567_890, 1_234_567_890 / STEP_SECS);
        let code = totp.at(now);
        for seconds in [-30, 0, 30] {
            assert_eq!(totp.step_of(&code, now + seconds, 0), Some(step), "{seconds}");
        }
        assert_eq!(totp.step_of(&code, now + 90, 0), None, "too late");
        assert_eq!(totp.step_of(&code, now, step), None, "it opened before");
        assert_eq!(totp.step_of("", now, 0), None);
    }

    #[test]
    fn a_secret_is_read_as_it_was_written() {
        let totp = Totp(b"12345678901234567890".to_vec());
        assert_eq!(totp.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(Totp::read(&totp.text()), Some(totp.clone()));
        assert_eq!(Totp::read(&totp.text().to_lowercase()), Some(totp));
        for bad in ["", "GEZD", "1111 1111", &"A".repeat(64)] {
            assert_eq!(Totp::read(bad), None, "{bad}");
        }
        assert_ne!(Totp::new().unwrap(), Totp::new().unwrap());
    }
}
