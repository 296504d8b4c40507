//! Which answers are sent compressed: text of some size, to whoever asks for gzip.
//!
//! Not what comes bit by bit (feeds, streams), what has a form of its own for that (gRPC), nor the contents of documents. And not a
//! page that another site had a browser ask for, with whose cookies it comes: what is compressed together with words of that
//! site's choice tells by its length what else stands in it (BREACH). Decision 0015 says more.

use axum::http::Extensions;
use http::header::{ACCEPT_ENCODING, CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, StatusCode, Version};
use tower_http::compression::predicate::{And, Predicate as _, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// Bytes below which an answer is sent as it is.
const BYTES_MIN: u16 = 1_024;

/// Forms that become smaller.
const TEXTS: [&str; 6] =
    ["application/json", "image/svg+xml", "text/css", "text/csv", "text/html", "text/javascript"];

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

type Fits = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Compresses what may be.
pub(super) fn layer() -> CompressionLayer<And<SizeAbove, Fits>> {
    // The fastest level: a page is worked out for each visitor, and a fifth of it is small enough.
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(BYTES_MIN).and(is_text as Fits))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let form = headers.get(CONTENT_TYPE).and_then(|form| form.to_str().ok()).unwrap_or_default();
    let form = form.split(';').next().unwrap_or_default().trim();
    TEXTS.contains(&form) && !headers.contains_key(CONTENT_DISPOSITION)
}

/// Takes the wish for compression from a request that comes with cookies, unless the browser says that nobody else made it.
pub(super) fn leave_whole(headers: &mut HeaderMap) {
    let site = headers.get(SEC_FETCH_SITE).and_then(|site| site.to_str().ok());
    if headers.contains_key(COOKIE) && !matches!(site, Some("same-origin" | "none")) {
        headers.remove(ACCEPT_ENCODING);
    }
}
