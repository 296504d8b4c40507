//! A token's secret: made by chance, told once, kept nowhere, and known again by its hash.

use std::fmt;

use jiff::civil::Date;
use plumbline_lifecycle::grants::Credential;
use plumbline_lifecycle::{Grants, Login};
use sha2::{Digest, Sha256};

use crate::caller::Caller;

/// The secret of a new token: `pl_` and 256 random bits in hexadecimal digits. Whoever shows it is whom it was granted to.
pub struct Secret(String);

/// The system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("no random bytes for a token: {0}")]
pub struct NoChance(String);

impl Secret {
    /// A new one, which nobody else has.
    ///
    /// # Errors
    /// [`NoChance`].
    pub fn new() -> Result<Secret, NoChance> {
        Secret::of_kind("pl_")
    }

    /// The same of another kind of secret, which begins so.
    pub(crate) fn of_kind(prefix: &str) -> Result<Secret, NoChance> {
        let mut bits = [0_u8; 32];
        getrandom::fill(&mut bits).map_err(|error| NoChance(error.to_string()))?;
        let digits: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Secret(format!("{prefix}{digits}")))
    }

    /// By what it is known again.
    #[must_use]
    pub fn credential(&self) -> Credential {
        credential(&self.0)
    }
}

/// The secret itself, for the one who is to have it.
impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// It is told where it is asked for by name, and nowhere by mistake.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Whose token was shown; `None` for one that is unknown or revoked, or that has ended before today.
#[must_use]
pub fn bearer(grants: &Grants, shown: &str, today: Date) -> Option<Caller> {
    grants.find(&credential(shown), today).map(Caller::from)
}

/// Who is signed in by an account; `None` where it was closed.
#[must_use]
pub fn member(grants: &Grants, login: &Login) -> Option<Caller> {
    grants.account(login).map(Caller::from)
}

fn credential(shown: &str) -> Credential {
    <[u8; 32]>::from(Sha256::digest(shown.as_bytes())).into()
}

#[cfg(test)]
mod tests {
    use plumbline_lifecycle::grants::{Event, Grant, TokenRole};

    use super::*;
    use crate::caller::Role;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn grant(credential: Credential) -> Grant {
        Grant {
            credential,
            name: "李".parse().unwrap(),
            role: TokenRole::Drafter,
            jurisdiction: "330100".parse().unwrap(),
            unit: Some("示例协会".parse().unwrap()),
            person: Some("p-li".parse().unwrap()),
        }
    }

    #[test]
    fn a_token_is_known_until_it_is_revoked_and_what_the_log_holds_is_not_its_secret() {
        let secret = Secret::new().unwrap();
        let granted = Event::TokenGranted {
            token: 1,
            grant: grant(secret.credential()),
            until: Some(day("2026-11-30")),
        };
        let grants = Grants::default().evolve(&granted, day("2026-11-24")).unwrap();
        let caller = bearer(&grants, &secret.to_string(), day("2026-11-30")).unwrap();
        assert_eq!((caller.name.as_str(), caller.role), ("李", Role::Drafter));
        assert_eq!(caller.unit.as_ref().map(|unit| unit.as_str()), Some("示例协会"));
        assert_eq!(caller.person.as_ref().map(|person| person.as_str()), Some("p-li"));
        let kept = serde_json::to_string(&granted).unwrap();
        assert!(!kept.contains(&secret.to_string()[3..19]) && !kept.contains("pl_"), "{kept}");
        // Nobody signs in with what is kept.
        for shown in
            [secret.credential().to_string(), format!("pl_{}", secret.credential()), String::new()]
        {
            assert_eq!(bearer(&grants, &shown, day("2026-11-24")), None, "{shown}");
        }
        assert_eq!(bearer(&grants, &secret.to_string(), day("2026-12-01")), None, "it has ended");
        let revoked = Event::TokenRevoked { token: 1 };
        let grants = grants.evolve(&revoked, day("2026-11-25")).unwrap();
        assert_eq!(bearer(&grants, &secret.to_string(), day("2026-11-25")), None);
    }

    #[test]
    fn no_two_secrets_are_the_same_and_none_is_told_by_mistake() {
        let (one, other) = (Secret::new().unwrap(), Secret::new().unwrap());
        assert_ne!(one.credential(), other.credential());
        assert_eq!((one.to_string().len(), format!("{one:?}")), (67, "Secret(…)".to_owned()));
    }
}
