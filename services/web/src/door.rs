//! Who visits: everybody may see the catalogue; for the rest one has to log in.

use axum::extract::{FromRequestParts, Query};
use axum::response::Response;
use http::HeaderMap;
use http::request::Parts;
use plumbline_access::Peer;

use crate::ask::{Asked, Fields};
use crate::language::{Language, cookie};
use crate::problem::Problem;
use crate::state::{WebState, now};
use crate::visit::Visit;

/// The cookie that holds the token, of whoever signed in with one.
pub const COOKIE_NAME: &str = "plumbline_token";

/// The cookies that hold the session of who signed in with a password: behind TLS, and without.
pub const SESSION_COOKIES: [&str; 2] = [HOST_SESSION, SESSION];
pub(crate) const HOST_SESSION: &str = "__Host-plumbline";
pub(crate) const SESSION: &str = "plumbline_session";

/// The session's secret that a browser shows. Behind TLS only the one counts that no other host of the domain can plant.
pub(crate) fn session_cookie(headers: &HeaderMap, secure: bool) -> Option<&str> {
    let name = if secure { HOST_SESSION } else { SESSION };
    cookie(headers, name).filter(|secret| !secret.is_empty())
}

/// Anybody's visit.
pub(crate) struct Guest(pub(crate) Visit);

/// The visit of somebody who has logged in; everybody else is shown where to.
pub(crate) struct Member(pub(crate) Visit);

impl FromRequestParts<WebState> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Guest, Response> {
        let fields =
            Query::<Fields>::try_from_uri(&parts.uri).map(|Query(f)| f).unwrap_or_default();
        let peer = parts.extensions.get::<Peer>().copied();
        let secure = state.is_secure(peer, &parts.headers);
        let session = session_cookie(&parts.headers, secure);
        let caller = state.caller(session, cookie(&parts.headers, COOKIE_NAME));
        if let (Some(door), Some(session)) = (&state.door, session)
            && is_of_somebody(&parts.headers)
            && let Err(error) = door.seen(session, now())
        {
            tracing::warn!(%error, "that somebody is there could not be written down");
        }
        let language = fields.get("lang").and_then(|tag| Language::from_tag(tag));
        let visit = Visit {
            language: language.unwrap_or_else(|| Language::of(&parts.headers)),
            chosen: language.is_some(),
            caller,
            secure,
            demonstration: state.demonstration.is_some(),
            seq: state.reader.head(),
            path: of_this_site(parts.uri.path()),
            asked: Asked::default(),
        };
        match Asked::read(&fields) {
            // The language is the cookie's from here on, and need not stand in every address.
            Ok(asked) => Ok(Guest(Visit { asked: Asked { language: None, ..asked }, ..visit })),
            Err(bad) => Err(Problem::from(bad).page(&visit)),
        }
    }
}

/// Whether somebody asks, and not a page by itself for what has changed: a browser says so, and of one that does not it is somebody.
fn is_of_somebody(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_none_or(|what| what != "empty")
}

/// A path as a page may link to it: a browser takes what begins with two slashes for another site.
fn of_this_site(path: &str) -> String {
    format!("/{}", path.trim_start_matches(['/', '\\']))
}

impl FromRequestParts<WebState> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Member, Response> {
        let Guest(visit) = Guest::from_request_parts(parts, state).await?;
        if visit.caller.is_none() {
            return Err(Problem::Stranger.page(&visit));
        }
        Ok(Member(visit))
    }
}
