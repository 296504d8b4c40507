//! The answer over HTTP that gives a content out: the same for a program with a token and for a page's link.
//!
//! It is always an attachment, of the recorded type and of no other that a browser might guess.

use std::fmt::Write as _;
use std::io;
use std::ops::Range;

use futures::StreamExt as _;
use futures::stream::{self, BoxStream};
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, IF_RANGE, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use crate::pieces::Rest;
use crate::store::Kept;

/// The body: read as fast as it is taken, a piece at a time.
pub type Pieces = BoxStream<'static, io::Result<Vec<u8>>>;

/// What a content goes out as.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The head of the request: which part, and what the asker has already.
    pub headers: &'a HeaderMap,
    /// The file's name, as it was handed in.
    pub name: &'a str,
    /// The recorded media type.
    pub media_type: &'a str,
}

/// Gives a content out: whole, the part that is asked for, or nothing where the asker has it.
///
/// # Errors
/// When the file cannot be read.
pub fn download(asked: Asked<'_>, kept: Kept) -> io::Result<Response<Pieces>> {
    let size = kept.size;
    let tag = format!("\"{}\"", kept.hash);
    let header = |name: HeaderName| asked.headers.get(name).and_then(|value| value.to_str().ok());
    let has = |shown: &str| shown.split(',').any(|one| one.trim() == tag || one.trim() == "*");
    let head = |status| {
        let headers: [(HeaderName, &str); 5] = [
            (ETAG, &tag),
            (ACCEPT_RANGES, "bytes"),
            // Whoever may not read it any more must not find it in a cache either.
            (CACHE_CONTROL, "private, no-cache"),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        ];
        let head = Response::builder().status(status);
        headers.into_iter().fold(head, |head, (name, value)| head.header(name, value))
    };
    let empty = || stream::empty().boxed();
    let said = |head: http::response::Builder, body| head.body(body).map_err(io::Error::other);
    if header(IF_NONE_MATCH).is_some_and(has) {
        return said(head(StatusCode::NOT_MODIFIED), empty());
    }
    let same = header(IF_RANGE).is_none_or(|shown| shown == tag);
    let range = match header(RANGE).filter(|_| same).and_then(|text| part(text, size)) {
        None => 0..size,
        Some(Ok(range)) => range,
        Some(Err(NoSuchPart)) => {
            let head = head(StatusCode::RANGE_NOT_SATISFIABLE);
            return said(head.header(CONTENT_RANGE, format!("bytes */{size}")), empty());
        }
    };
    let answer = match range == (0..size) {
        true => head(StatusCode::OK),
        false => head(StatusCode::PARTIAL_CONTENT)
            .header(CONTENT_RANGE, format!("bytes {}-{}/{size}", range.start, range.end - 1)),
    };
    let plain = HeaderValue::from_static("application/octet-stream");
    let answer = answer
        .header(CONTENT_TYPE, HeaderValue::from_str(asked.media_type).unwrap_or(plain))
        .header(CONTENT_DISPOSITION, disposition(asked.name))
        .header(CONTENT_LENGTH, range.end - range.start);
    said(answer, pieces(Rest::of(kept, &range)?))
}

/// The disk is waited for on a thread that may.
fn pieces(rest: Rest) -> Pieces {
    stream::unfold(Some(rest), |rest| async {
        let mut rest = rest?;
        let read = tokio::task::spawn_blocking(move || rest.next().map(|piece| (piece, rest)));
        match read.await.unwrap_or_else(|broke_off| Err(io::Error::other(broke_off))) {
            Ok((piece, rest)) => piece.map(|piece| (Ok(piece), Some(rest))),
            Err(error) => Some((Err(error), None)),
        }
    })
    .boxed()
}

struct NoSuchPart;

/// One part, as `bytes=0-99`, `bytes=100-` or `bytes=-50`. Whoever asks for several gets the whole.
fn part(text: &str, size: u64) -> Option<Result<Range<u64>, NoSuchPart>> {
    let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
    let range = match (first, last) {
        ("", last) => size.saturating_sub(last.parse().ok()?)..size,
        (first, "") => first.parse().ok()?..size,
        (first, last) => {
            let (first, last) = (first.parse().ok()?, last.parse::<u64>().ok()?);
            if last < first {
                return None;
            }
            first..last.saturating_add(1).min(size)
        }
    };
    Some(if range.is_empty() { Err(NoSuchPart) } else { Ok(range) })
}

/// `attachment` with the name in UTF-8 (RFC 6266), every byte but the plainest in percent form.
fn disposition(name: &str) -> String {
    let mut text = String::from("attachment; filename*=UTF-8''");
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => text.push(byte.into()),
            _ => _ = write!(text, "%{byte:02X}"),
        }
    }
    text
}
