//! What the pages work with, and how they ask it.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use http::HeaderMap;
use jiff::civil::Date;
use plumbline_access::{
    Authenticate, Caller, Door, GrantsUnread, Guard, Peer, Sight, TooMany, member,
};
use plumbline_documents::Intake;
use plumbline_lifecycle::Grants;
use plumbline_log::Reader;
use plumbline_views::Views;
use plumbline_workflow::Writer;
use tokio::sync::Semaphore;

use crate::places::{PlaceNames, Places};
use crate::problem::Problem;
use crate::visit::Visit;

/// What the pages work with. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    /// What has happened.
    pub reader: Reader,
    /// What that comes to: all of it, to be asked as a visitor sees it.
    pub views: Views,
    /// What places are called.
    pub places: Places,
    /// Where commands are given.
    pub writer: Writer,
    /// The contents of documents.
    pub documents: Intake,
    /// Who somebody is.
    pub authenticate: Authenticate,
    /// By which password somebody is known, and who is signed in; nothing where another service knows it.
    pub door: Option<Door>,
    /// From where they come, and how often they may be wrong.
    pub guard: Guard,
    /// Whether the service is reached over TLS alone: cookies are kept for that then.
    pub https: bool,
    /// Places for feeds, which the API's feeds are given too.
    pub feeds: Arc<Semaphore>,
    /// Places for tables that are made, which the API's tables are given too.
    pub sheets: Arc<Semaphore>,
    /// What day it is, where the office is.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// The contract of the API, as an OpenAPI document.
    pub contract: &'static str,
    /// Everybody who has not logged in is this reader: only where all data are made up.
    pub demonstration: Option<Caller>,
}

impl WebState {
    /// Who it is that shows this session, or this token, in a cookie. One that is not known makes a stranger of its sender: it has ended or
    /// was revoked, and nobody guesses by it. So does one of which nobody can say whose it is; whoever signs in with it hears why.
    pub(crate) fn caller(&self, session: Option<&str>, token: Option<&str>) -> Option<Caller> {
        let of_session = || {
            let (door, session) = (self.door.as_ref()?, session?);
            let login = door.whose(session, now()).ok()??;
            member(&*self.grants().ok()?, &login)
        };
        let of_token = || {
            let token = token.filter(|token| !token.is_empty())?;
            (self.authenticate)(token).ok()?
        };
        of_session().or_else(of_token).or_else(|| self.demonstration.clone())
    }

    /// Who may do what, as of the last commit.
    pub(crate) fn grants(&self) -> Result<Arc<Grants>, GrantsUnread> {
        self.writer.grants().borrow().clone()
    }

    /// From where somebody comes.
    pub(crate) fn address(&self, peer: Option<Peer>, headers: &HeaderMap) -> IpAddr {
        let forwarded = headers.get("x-forwarded-for").and_then(|said| said.to_str().ok());
        self.guard.proxies.address(peer, forwarded)
    }

    /// The day that is asked for, today if none is; one that has not come yet is refused.
    pub(crate) fn day(&self, as_of: Option<Date>) -> Result<Date, Problem> {
        let today = (self.today)();
        match as_of {
            Some(day) if day > today => Err(Problem::NotCome { day, today }),
            asked => Ok(asked.unwrap_or(today)),
        }
    }

    /// Whether cookies are kept for TLS: where the service is reached over it alone, or a proxy of ours says that it was.
    pub(crate) fn is_secure(&self, peer: Option<Peer>, headers: &HeaderMap) -> bool {
        let proto = headers.get("x-forwarded-proto").and_then(|said| said.to_str().ok());
        self.https || self.guard.proxies.say_https(peer, proto)
    }

    /// A token that is not known was shown.
    pub(crate) fn wrong(
        &self,
        peer: Option<Peer>,
        headers: &HeaderMap,
        token: &str,
    ) -> Result<(), Problem> {
        let forwarded = headers.get("x-forwarded-for").and_then(|said| said.to_str().ok());
        Ok(self.guard.wrong(peer, forwarded, token)?)
    }

    /// A stranger writes something that would stay in the log.
    pub(crate) fn written(&self, from: (Option<Peer>, Option<&str>)) -> Result<(), TooMany> {
        self.guard.write(from.0, from.1)
    }

    /// The views as this visitor sees them.
    pub(crate) fn views_of(&self, visit: &Visit) -> Views {
        self.views.seen_by(Sight::of(visit.caller.as_ref()))
    }

    /// What places are called now.
    pub(crate) fn place_names(&self) -> PlaceNames {
        self.places.now(&self.reader)
    }

    /// Asks on a thread that may wait for the disk.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&WebState) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let state = self.clone();
        tokio::task::spawn_blocking(move || question(&state))
            .await
            .unwrap_or_else(|error| Err(Problem::BrokeOff(error.to_string())))
    }
}

/// Seconds since 1970-01-01 UTC.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// A moment as people read it, where the office is.
pub(crate) fn moment(seconds: i64) -> String {
    let at = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}
