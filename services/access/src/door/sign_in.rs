//! Signing in: one answer for whatever is wrong, in the same time, and nobody is locked out by what others try.
//!
//! What is wrong is counted by address, and by account over all addresses. A browser that has signed in to the account before is told
//! apart by a secret of its own and counted by itself: whoever is attacked goes on signing in from where they always did, and from
//! elsewhere as soon as the attack is over.

use std::net::IpAddr;
use std::time::Instant;

use plumbline_lifecycle::Login;

use crate::attempts::TooMany;
use crate::door::error::DoorError;
use crate::door::file::Door;
use crate::door::journal::Met;
use crate::door::password::Kept;
use crate::door::session::SignedIn;

/// What somebody shows at the door.
pub struct SignIn<'a> {
    /// Their login, as they typed it.
    pub login: &'a str,
    /// Their password.
    pub password: &'a str,
    /// The code of their second factor; empty where they gave none.
    pub code: &'a str,
    /// From where they come.
    pub address: IpAddr,
    /// What their browser says that it is.
    pub agent: &'a str,
    /// By what a browser is known that has signed in before.
    pub device: Option<&'a str>,
}

/// Why somebody was not let in.
#[derive(Debug, thiserror::Error)]
pub enum NotIn {
    /// The login, the password or the code is wrong, or there is no such account: it is not said which.
    #[error("the login, the password or the code is wrong")]
    Wrong,
    /// Too often.
    #[error(transparent)]
    TooMany(#[from] TooMany),
    /// Nobody can say.
    #[error(transparent)]
    Door(#[from] DoorError),
}

impl Door {
    /// Lets somebody in whose account is open, and whose password and code are right. `now` is in seconds since 1970-01-01 UTC.
    ///
    /// # Errors
    /// [`NotIn`].
    pub fn sign_in(
        &self,
        shown: &SignIn<'_>,
        is_open: impl FnOnce(&Login) -> bool,
        now: i64,
    ) -> Result<SignedIn, NotIn> {
        let address = shown.address.to_string();
        let entered = self.entered(shown, is_open, now);
        match &entered {
            Ok(signed_in) => self.note(Met::SignedIn, signed_in.login.as_str(), &address, now)?,
            Err(NotIn::Wrong) => self.refuse(Met::WrongPassword, &address, now)?,
            Err(NotIn::TooMany(_)) => self.refuse(Met::ToldToWait, &address, now)?,
            Err(NotIn::Door(_)) => {}
        }
        entered
    }

    fn entered(
        &self,
        shown: &SignIn<'_>,
        is_open: impl FnOnce(&Login) -> bool,
        now: i64,
    ) -> Result<SignedIn, NotIn> {
        let login: Option<Login> = shown.login.trim().to_lowercase().parse().ok();
        let known = match (&login, shown.device) {
            (Some(login), Some(device)) if self.is_known(login, device)? => Some(device),
            _ => None,
        };
        let name = login.as_ref().map_or("", Login::as_str);
        let try_of = self.attempts.try_password((shown.address, name), known, Instant::now())?;
        let kept = match &login {
            Some(login) if is_open(login) => self.kept(login)?,
            _ => None,
        };
        // As long for nobody as for somebody.
        let is_somebody = kept.is_some();
        let kept = kept.unwrap_or_else(Kept::of_nobody);
        let fits = self.is_password(&kept, shown.password)?;
        let step =
            kept.totp.as_ref().map(|totp| totp.step_of(shown.code.trim(), now, kept.totp_step));
        let login = match (login, step) {
            (Some(login), None | Some(Some(_))) if is_somebody && fits => login,
            _ => return Err(NotIn::Wrong),
        };
        if let Some(Some(step)) = step
            && !self.use_code(&login, step)?
        {
            return Err(NotIn::Wrong);
        }
        self.attempts.was_right(try_of);
        let secret = self.begin(&login, (&shown.address.to_string(), shown.agent), now)?;
        let device = match known {
            Some(_) => None,
            None => Some(self.know(&login, now)?),
        };
        Ok(SignedIn { secret, device, login, second_factor: step.is_some() })
    }

    /// Uses a code up: whether nobody was quicker.
    fn use_code(&self, login: &Login, step: i64) -> Result<bool, DoorError> {
        let change = "UPDATE password SET totp_step = ?2 WHERE login = ?1 AND totp_step < ?2";
        Ok(self.db().execute(change, rusqlite::params![login.as_str(), step])? == 1)
    }

    /// Whether this is the password of an account that is signed in: asked before it is changed, and counted as at the door.
    ///
    /// # Errors
    /// [`NotIn`].
    pub fn knows_password(
        &self,
        login: &Login,
        password: &str,
        address: IpAddr,
        now: i64,
    ) -> Result<(), NotIn> {
        let try_of = self.attempts.try_password((address, login.as_str()), None, Instant::now())?;
        let kept = self.kept(login)?.unwrap_or_else(Kept::of_nobody);
        if self.is_password(&kept, password)? {
            self.attempts.was_right(try_of);
            return Ok(());
        }
        self.refuse(Met::WrongPassword, &address.to_string(), now)?;
        Err(NotIn::Wrong)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::attempts::{AttemptLimits, Attempts};
    use crate::door::file::SessionLimits;
    use crate::door::invitation::Invitation;
    use crate::door::password::BadPassword;
    use crate::door::totp::Totp;

    const PASSWORD: &str = "示例：一句很长的口令而已";
    const NOW: i64 = 1_790_000_000;

    fn door(data: &Path) -> Door {
        let limits = AttemptLimits { login_max: 60, ..AttemptLimits::default() };
        Door::open(data, SessionLimits::default(), Arc::new(Attempts::new(limits))).unwrap()
    }

    fn li() -> Login {
        "p-li".parse().unwrap()
    }

    fn shown<'a>(login: &'a str, password: &'a str, from: &str) -> SignIn<'a> {
        SignIn {
            login,
            password,
            code: "",
            address: from.parse().unwrap(),
            agent: "Firefox\n",
            device: None,
        }
    }

    fn enters(door: &Door, shown: &SignIn<'_>, now: i64) -> Result<SignedIn, &'static str> {
        door.sign_in(shown, |_| true, now).map_err(|no| match no {
            NotIn::Wrong => "wrong",
            NotIn::TooMany(_) => "wait",
            NotIn::Door(error) => panic!("{error}"),
        })
    }

    #[test]
    fn who_has_a_password_is_let_in_and_what_is_kept_opens_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let door = door(dir.path());
        let by_password = shown("p-li", PASSWORD, "192.0.2.1");
        assert_eq!(enters(&door, &by_password, NOW).unwrap_err(), "wrong", "there is none yet");
        door.set_password(&li(), PASSWORD, NOW).unwrap();
        let entered = enters(&door, &by_password, NOW).unwrap();
        assert_eq!(door.whose(&entered.secret.to_string(), NOW).unwrap(), Some(li()));
        assert_eq!(
            enters(&door, &shown(" P-Li ", PASSWORD, "192.0.2.1"), NOW).unwrap().login,
            li()
        );
        for (login, password) in
            [("p-li", "wrong"), ("p-wang", PASSWORD), ("李", PASSWORD), ("", "")]
        {
            let said = enters(&door, &shown(login, password, "192.0.2.2"), NOW).unwrap_err();
            assert_eq!(said, "wrong", "{login}");
        }
        let closed = door.sign_in(&by_password, |_| false, NOW);
        assert!(matches!(closed, Err(NotIn::Wrong)), "an account that was closed");
        let kept = std::fs::read(dir.path().join("door.db")).unwrap();
        let wal = std::fs::read(dir.path().join("door.db-wal")).unwrap_or_default();
        let secret = entered.secret.to_string();
        for told in [PASSWORD.as_bytes(), &secret.as_bytes()[3..]] {
            let holds = |bytes: &[u8]| bytes.windows(told.len()).any(|window| window == told);
            assert!(!holds(&kept) && !holds(&wal));
        }
    }

    #[test]
    fn a_session_ends_by_itself_by_hand_and_with_the_password() {
        let dir = tempfile::tempdir().unwrap();
        let door = door(dir.path());
        door.set_password(&li(), PASSWORD, NOW).unwrap();
        let enter = || {
            enters(&door, &shown("p-li", PASSWORD, "192.0.2.1"), NOW).unwrap().secret.to_string()
        };
        let is = |secret: &str, later: i64| {
            let is = door.whose(secret, NOW + later).unwrap().is_some();
            door.seen(secret, NOW + later).unwrap();
            is
        };
        let minutes = |minutes: i64| 60 * minutes;
        let idle = enter();
        assert!(is(&idle, minutes(29)) && is(&idle, minutes(58)) && !is(&idle, minutes(89)));
        let worked = enter();
        assert!((0..36).all(|n| is(&worked, minutes(20 * n))), "it is used all day");
        assert!(!is(&worked, minutes(12 * 60 + 1)), "and ends all the same");
        let (out, ended, other) = (enter(), enter(), enter());
        assert_eq!(door.sign_out(&out).unwrap(), Some(li()));
        let sessions = door.sessions(Some(&li()), NOW).unwrap();
        assert_eq!((sessions.len(), sessions[0].agent.as_str()), (2, "Firefox"));
        assert_eq!(door.end(sessions[1].id, Some(&"p-wang".parse().unwrap())).unwrap(), None);
        assert_eq!(door.end(sessions[1].id, None).unwrap(), Some(li()));
        assert!(!is(&out, 0) && !is(&ended, 0) && is(&other, 0));
        door.set_password(&li(), "another sentence altogether", NOW).unwrap();
        assert!(!is(&other, 0), "whoever changes a password may have lost it");
        assert!(
            (0..30)
                .map(|_| enters(
                    &door,
                    &shown("p-li", "another sentence altogether", "192.0.2.1"),
                    NOW
                ))
                .all(|entered| entered.is_ok())
        );
        assert_eq!(door.sessions(None, NOW).unwrap().len(), 20);
    }

    #[test]
    fn with_a_second_factor_a_code_is_wanted_and_opens_once() {
        let dir = tempfile::tempdir().unwrap();
        let door = door(dir.path());
        door.set_password(&li(), PASSWORD, NOW).unwrap();
        let totp = Totp::new().unwrap();
        door.set_totp(&li(), Some(&totp)).unwrap();
        let code = totp.at(NOW);
        let with = |code: &str| {
            let shown = SignIn { code, ..shown("p-li", PASSWORD, "192.0.2.1") };
            enters(&door, &shown, NOW).map(|entered| entered.second_factor)
        };
        assert_eq!(with(""), Err("wrong"));
        assert_eq!(with("000000").is_ok(), code == "000000");
        assert_eq!(with(&code), Ok(true));
        assert_eq!(with(&code), Err("wrong"), "a code that somebody has seen");
        door.set_totp(&li(), None).unwrap();
        assert_eq!(with(""), Ok(false));
    }

    #[test]
    fn an_attack_waits_and_whoever_is_attacked_does_not() {
        let dir = tempfile::tempdir().unwrap();
        let door = door(dir.path());
        door.set_password(&li(), PASSWORD, NOW).unwrap();
        let first = enters(&door, &shown("p-li", PASSWORD, "192.0.2.1"), NOW).unwrap();
        let device = first.device.unwrap().to_string();
        let attack = |from: &str| enters(&door, &shown("p-li", "guess", from), NOW).unwrap_err();
        // One address: it waits, and nobody else does.
        let waits = (0..40).filter(|_| attack("198.51.100.1") == "wait").count();
        assert!(waits >= 15, "{waits}");
        enters(&door, &shown("p-li", PASSWORD, "192.0.2.7"), NOW).unwrap();
        // Many addresses: strangers wait, and the browser that was here before does not.
        let waits = (2..80).filter(|n| attack(&format!("198.51.100.{n}")) == "wait").count();
        assert!(waits >= 15, "{waits}");
        assert_eq!(
            enters(&door, &shown("p-li", PASSWORD, "203.0.113.1"), NOW).unwrap_err(),
            "wait"
        );
        let known = SignIn { device: Some(&device), ..shown("p-li", PASSWORD, "198.51.100.1") };
        let again = enters(&door, &known, NOW).unwrap();
        assert!(again.device.is_none(), "it is known already");
        let (_, refused) = door.journal(100).unwrap();
        let of = |met: Met| {
            refused.iter().filter(|row| row.met == met).map(|row| row.count).sum::<u64>()
        };
        assert_eq!(of(Met::WrongPassword) + of(Met::ToldToWait), 40 + 78 + 1);
        assert!(
            refused.iter().all(|row| row.login.is_empty()),
            "what they typed may be a password"
        );
    }

    #[test]
    fn a_link_is_used_once_and_a_plain_password_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let door = door(dir.path());
        let first = door.invite(&Invitation::First, NOW).unwrap().to_string();
        let newer = door.invite(&Invitation::First, NOW).unwrap().to_string();
        assert_eq!(door.invited(&first, NOW).unwrap(), None, "the newer one counts");
        assert_eq!(door.invited(&newer, NOW).unwrap(), Some(Invitation::First));
        assert_eq!(door.invited(&newer, NOW + 4 * 24 * 3_600).unwrap(), None);
        let of_li = door.invite(&Invitation::Of(li()), NOW).unwrap().to_string();
        assert_eq!(door.invited(&of_li, NOW).unwrap(), Some(Invitation::Of(li())));
        assert!(door.use_up(&of_li, NOW).unwrap() && !door.use_up(&of_li, NOW).unwrap());
        assert!(door.use_up(&newer, NOW).unwrap());
        for (password, bad) in [
            ("short", BadPassword::Short),
            ("aaaaaaaaaaaaaaaa", BadPassword::Plain),
            ("my login is p-li!", BadPassword::Plain),
        ] {
            assert_eq!(Door::may_be_password(&li(), password), Err(bad));
        }
        assert_eq!(Door::may_be_password(&li(), PASSWORD), Ok(()));
        let long = "长长短短口令".repeat(40);
        assert_eq!(Door::may_be_password(&li(), &long), Err(BadPassword::Long));
    }

    #[test]
    fn what_strangers_try_fills_no_disk() {
        let dir = tempfile::tempdir().unwrap();
        let door = door(dir.path());
        for n in 0..6_000_u32 {
            let from = std::net::Ipv4Addr::from(n).to_string();
            door.refuse(Met::WrongToken, &from, NOW).unwrap();
        }
        let (_, refused) = door.journal(100_000).unwrap();
        assert_eq!(refused.len(), 201, "an address a row, and one for all the others");
        assert_eq!(door.refused_between(NOW / 3_600, NOW / 3_600 + 1).unwrap(), 6_000);
        door.refuse(Met::WrongToken, "192.0.2.1", NOW + 15 * 24 * 3_600).unwrap();
        assert_eq!(door.journal(100_000).unwrap().1.len(), 1, "what is old is forgotten");
    }
}
