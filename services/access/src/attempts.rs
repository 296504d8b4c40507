//! Wrong tokens and passwords: how many are taken from one address, and of those that begin alike, before they are told to wait.
//!
//! A token is 256 random bits: nobody guesses one, however long they try. The limit keeps trying cheap for us, and dear for who
//! tries. A right token is always let in, so nobody is shut out by what others show, behind the same address or behind another. A password
//! is one that a person chose, so that each try is counted before it is looked at, and given back where it was right; a browser that
//! has signed in before is counted by itself.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::peer::subscriber;

/// How many wrong tokens are taken.
#[derive(Debug, Clone)]
pub struct AttemptLimits {
    /// From one address (of IPv6: from one /64) within [`AttemptLimits::time`].
    pub address_max: u32,
    /// Of those that begin with the same eight digits, from wherever, within the same time.
    pub prefix_max: u32,
    /// Passwords tried of one account, from browsers that nobody has signed in with before, over all addresses, within the same time.
    pub login_max: u32,
    /// The time after which as many are taken again; in between they come back one by one.
    pub time: Duration,
    /// What strangers write on pages that are open to everybody, from one address within ten minutes.
    pub written_address_max: u32,
    /// The same over all addresses within an hour: what is written stays in the log for ever.
    pub written_max: u32,
}

impl Default for AttemptLimits {
    fn default() -> Self {
        AttemptLimits {
            address_max: 20,
            prefix_max: 20,
            login_max: 200,
            time: Duration::from_secs(60),
            written_address_max: 10,
            written_max: 300,
        }
    }
}

/// Too many wrong tokens were shown, or too much was written by strangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many wrong tokens or passwords came from this address, or for this one, or too much was written (try again in {} s)", .wait.as_secs().max(1))]
pub struct TooMany {
    /// When another is taken.
    pub wait: Duration,
}

/// The count of wrong tokens.
#[derive(Debug, Default)]
pub struct Attempts {
    limits: AttemptLimits,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    by_address: HashMap<IpAddr, Bucket>,
    by_prefix: HashMap<String, Bucket>,
    by_login: HashMap<String, Bucket>,
    /// Browsers that have signed in before, by their secret's beginning.
    by_device: HashMap<String, Bucket>,
    /// What strangers wrote.
    by_writer: HashMap<IpAddr, Bucket>,
    by_anybody: HashMap<(), Bucket>,
    /// Lines of the service's log.
    said: HashMap<(), Bucket>,
    unsaid: u64,
}

/// What was shown lately: it runs out evenly, and is full at the limit.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    shown: f64,
    at: Instant,
}

/// Addresses and prefixes that are remembered; beyond them those that have run out are forgotten, and then all of them.
const REMEMBERED_MAX: usize = 20_000;

/// Bytes of a token that count as its beginning: `pl_` and eight digits.
const PREFIX_BYTES: usize = 11;

impl Attempts {
    /// None were shown yet.
    #[must_use]
    pub fn new(limits: AttemptLimits) -> Attempts {
        Attempts { limits, held: Mutex::default() }
    }

    /// A token that is not known was shown.
    ///
    /// # Errors
    /// [`TooMany`], and then it is not counted: who waits is heard again.
    pub fn wrong(&self, from: IpAddr, token: &str, now: Instant) -> Result<(), TooMany> {
        let AttemptLimits { address_max, prefix_max, time, .. } = self.limits;
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let Held { by_address, by_prefix, .. } = &mut *held;
        let prefix: String = token.chars().take(PREFIX_BYTES).collect();
        take(by_address, subscriber(from), address_max, time, now)?;
        take(by_prefix, prefix, prefix_max, time, now)
    }

    /// A password is tried, from an address for an account; or by a browser that has signed in to it before.
    ///
    /// # Errors
    /// [`TooMany`], and then it is not looked at.
    pub(crate) fn try_password(
        &self,
        (from, login): (IpAddr, &str),
        device: Option<&str>,
        now: Instant,
    ) -> Result<Try, TooMany> {
        let AttemptLimits { address_max, login_max, time, .. } = self.limits;
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let Held { by_address, by_login, by_device, .. } = &mut *held;
        if let Some(device) = device {
            take(by_device, device.to_owned(), address_max, time, now)?;
            return Ok(Try::Known(device.to_owned()));
        }
        let from = subscriber(from);
        take(by_address, from, address_max, time, now)?;
        if let Err(wait) = take(by_login, login.to_owned(), login_max, time, now) {
            // Whoever waits for an account has not tried yet.
            give_back(by_address, &from);
            return Err(wait);
        }
        Ok(Try::Stranger(from, login.to_owned()))
    }

    /// It was right: it is not counted.
    pub(crate) fn was_right(&self, tried: Try) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match tried {
            Try::Known(device) => give_back(&mut held.by_device, &device),
            Try::Stranger(from, login) => {
                give_back(&mut held.by_address, &from);
                give_back(&mut held.by_login, &login);
            }
        }
    }

    /// A stranger writes something that would stay in the log.
    ///
    /// # Errors
    /// [`TooMany`], and then it is not counted.
    pub fn write(&self, from: IpAddr, now: Instant) -> Result<(), TooMany> {
        let AttemptLimits { written_address_max, written_max, .. } = self.limits;
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let Held { by_writer, by_anybody, .. } = &mut *held;
        let from = subscriber(from);
        take(by_writer, from, written_address_max, WRITTEN_TIME, now)?;
        if let Err(wait) = take(by_anybody, (), written_max, WRITTEN_TIME_OF_ALL, now) {
            give_back(by_writer, &from);
            return Err(wait);
        }
        Ok(())
    }

    /// Whether one more of them is told in the service's log, and then how many were not since the last: so many a minute and no
    /// more, from wherever they come, so that no stranger fills a disk.
    pub(crate) fn may_be_told(&self, now: Instant) -> Option<u64> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let Held { said, unsaid, .. } = &mut *held;
        match take(said, (), TOLD_MAX, Duration::from_secs(60), now) {
            Ok(()) => Some(std::mem::take(unsaid)),
            Err(_) => {
                *unsaid += 1;
                None
            }
        }
    }
}

/// A password that is looked at, as it was counted.
pub(crate) enum Try {
    Known(String),
    Stranger(IpAddr, String),
}

fn give_back<K: Hash + Eq>(held: &mut HashMap<K, Bucket>, key: &K) {
    if let Some(bucket) = held.get_mut(key) {
        bucket.shown = (bucket.shown - 1.0).max(0.0);
    }
}

/// Within which as much is taken as an address may write, and all of them together.
const WRITTEN_TIME: Duration = Duration::from_secs(600);
const WRITTEN_TIME_OF_ALL: Duration = Duration::from_secs(3_600);

/// Lines of the service's log about wrong tokens, a minute.
const TOLD_MAX: u32 = 30;

fn take<K: Hash + Eq>(
    held: &mut HashMap<K, Bucket>,
    key: K,
    most: u32,
    time: Duration,
    now: Instant,
) -> Result<(), TooMany> {
    let most = f64::from(most.max(1));
    let rate = most / time.as_secs_f64().max(0.001);
    let left = |bucket: &Bucket| {
        (bucket.shown - now.saturating_duration_since(bucket.at).as_secs_f64() * rate).max(0.0)
    };
    if held.len() >= REMEMBERED_MAX && !held.contains_key(&key) {
        held.retain(|_, bucket| left(bucket) > 0.0);
        if held.len() >= REMEMBERED_MAX {
            held.clear();
        }
    }
    let shown = held.get(&key).map_or(0.0, left);
    if shown + 1.0 > most {
        let wait = Duration::from_secs_f64(((shown + 1.0 - most) / rate).max(0.001));
        return Err(TooMany { wait });
    }
    held.insert(key, Bucket { shown: shown + 1.0, at: now });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_are_told_and_the_rest_is_counted() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        let told = (0..100).filter_map(|_| attempts.may_be_told(now)).count();
        assert_eq!(told, TOLD_MAX as usize);
        assert_eq!(attempts.may_be_told(now + Duration::from_secs(60)), Some(70));
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_waits_after_too_many_and_no_other_does() {
        let attempts = Attempts::default();
        let began = Instant::now();
        let wrong = |from: &str, n: u32, at| {
            attempts.wrong(ip(from), &format!("pl_{n:08x}{}", "0".repeat(56)), began + at)
        };
        let taken = (0..2_000).filter(|n| wrong("192.0.2.7", *n, Duration::ZERO).is_ok()).count();
        assert_eq!(taken, 20);
        let told = wrong("192.0.2.7", 2_001, Duration::ZERO).unwrap_err();
        assert!(told.wait <= Duration::from_secs(3), "{told}");
        assert_eq!(wrong("192.0.2.8", 2_002, Duration::ZERO), Ok(()), "somebody else");
        assert_eq!(wrong("192.0.2.7", 2_003, Duration::from_secs(4)), Ok(()), "one by one");
        assert!(wrong("192.0.2.7", 2_004, Duration::from_secs(4)).is_err());
        let again =
            (0..40).filter(|n| wrong("192.0.2.7", 3_000 + n, Duration::from_secs(70)).is_ok());
        assert_eq!(again.count(), 20);
    }

    #[test]
    fn guesses_at_one_token_from_many_places_wait_too() {
        let attempts = Attempts::default();
        let now = Instant::now();
        let from = |n: u32| IpAddr::V4(std::net::Ipv4Addr::from(0xc000_0200 + n));
        let taken = (0..200).filter(|n| attempts.wrong(from(*n), "pl_0123456789", now).is_ok());
        assert_eq!(taken.count(), 20);
        assert_eq!(attempts.wrong(from(7), "pl_fedcba9876", now), Ok(()));
    }

    #[test]
    fn a_flood_of_strangers_is_bounded_and_waits_for_itself() {
        let (attempts, began) = (Attempts::default(), Instant::now());
        let from = |n: u32| IpAddr::V4(std::net::Ipv4Addr::from(0xc000_0200 + n));
        let wrote = |n: u32, at| attempts.write(from(n), began + Duration::from_secs(at)).is_ok();
        assert_eq!((0..100).filter(|_| wrote(1, 0)).count(), 10, "one address");
        assert!(wrote(2, 0), "and not its neighbour");
        let of_many = (0..2_000).filter(|n| wrote(10 + n, 0)).count();
        assert_eq!(of_many, 300 - 11, "all of them together");
        let waits = attempts.write(from(9_000), began).unwrap_err().wait;
        assert!(waits <= Duration::from_secs(12), "{waits:?}: they come back one by one");
        assert!(wrote(9_000, 12), "who was told to wait is not counted");
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let attempts = Attempts::default();
        let now = Instant::now();
        for n in 0..50_000_u32 {
            let from = IpAddr::V4(std::net::Ipv4Addr::from(n));
            attempts.wrong(from, &format!("pl_{n:08x}"), now).unwrap();
        }
        let held = attempts.held.lock().unwrap();
        assert!(held.by_address.len() <= REMEMBERED_MAX && held.by_prefix.len() <= REMEMBERED_MAX);
    }
}
