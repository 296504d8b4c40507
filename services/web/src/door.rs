//! Who visits: everybody may see the catalogue; for the rest one has to log in.

use axum::extract::{FromRequestParts, Query};
use axum::response::Response;
use http::request::Parts;
use plumbline_access::Peer;

use crate::ask::{Asked, Fields};
use crate::language::{Language, cookie};
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The cookie that holds the token.
pub const COOKIE_NAME: &str = "plumbline_token";

/// Anybody's visit.
pub(crate) struct Guest(pub(crate) Visit);

/// The visit of somebody who has logged in; everybody else is shown where to.
pub(crate) struct Member(pub(crate) Visit);

impl FromRequestParts<WebState> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Guest, Response> {
        let fields =
            Query::<Fields>::try_from_uri(&parts.uri).map(|Query(f)| f).unwrap_or_default();
        let caller = state.caller(cookie(&parts.headers, COOKIE_NAME));
        let peer = parts.extensions.get::<Peer>().copied();
        let language = fields.get("lang").and_then(|tag| Language::from_tag(tag));
        let visit = Visit {
            language: language.unwrap_or_else(|| Language::of(&parts.headers)),
            chosen: language.is_some(),
            caller,
            secure: state.is_secure(peer, &parts.headers),
            demonstration: state.demonstration.is_some(),
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
