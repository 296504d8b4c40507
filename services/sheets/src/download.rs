//! The answer over HTTP that gives a table out: the same for a program and for a page's link.

use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, Response};

use crate::form::Form;

/// A written table as an attachment; `name` is of letters, digits, dots and hyphens.
#[must_use]
pub fn download(form: Form, name: &str, content: Vec<u8>) -> Response<Vec<u8>> {
    let named = format!("attachment; filename=\"{name}.{}\"", form.extension());
    let named = HeaderValue::from_str(&named);
    let mut answer = Response::new(content);
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    headers.insert(
        CONTENT_DISPOSITION,
        named.unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    // Whoever may not read it any more must not find it in a cache either.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let nothing = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(CONTENT_SECURITY_POLICY, nothing);
    answer
}
