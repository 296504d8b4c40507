//! What a browser is given to keep: the session, and by what it is known again.

use http::HeaderMap;
use http::header::SET_COOKIE;

use crate::door::{COOKIE_NAME, HOST_SESSION, SESSION};
use crate::language::cookie;
use crate::visit::Visit;

/// By what a browser is known that has signed in before.
pub(crate) const DEVICE: &str = "plumbline_device";

/// Cookies of one answer.
pub(crate) struct Cookies {
    secure: bool,
    headers: HeaderMap,
}

impl Cookies {
    pub(crate) fn of(visit: &Visit) -> Cookies {
        Cookies { secure: visit.secure, headers: HeaderMap::new() }
    }

    /// The session, until the browser is closed or the session ends. Behind TLS no other host of the domain can plant one (`__Host-`).
    pub(crate) fn session(&mut self, secret: &str) {
        let name = if self.secure { HOST_SESSION } else { SESSION };
        self.add(name, secret, None);
    }

    pub(crate) fn add(&mut self, name: &str, value: &str, seconds: Option<u32>) {
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie = format!("{name}={value}{age}; Path=/; HttpOnly; SameSite=Lax{secure}");
        if let Ok(cookie) = cookie.parse() {
            self.headers.append(SET_COOKIE, cookie);
        }
    }

    pub(crate) fn clear(&mut self, name: &str) {
        self.add(name, "", Some(0));
    }

    pub(crate) fn headers(self) -> HeaderMap {
        self.headers
    }
}

/// One cookie.
pub(crate) fn keep(visit: &Visit, name: &str, value: &str, seconds: u32) -> HeaderMap {
    let mut cookies = Cookies::of(visit);
    cookies.add(name, value, Some(seconds));
    cookies.headers()
}

/// Nothing by which somebody is signed in.
pub(crate) fn clear(visit: &Visit) -> HeaderMap {
    let mut cookies = Cookies::of(visit);
    cookies.clear(COOKIE_NAME);
    cookies.clear(if visit.secure { HOST_SESSION } else { SESSION });
    cookies.headers()
}

/// By what this browser is known, if it has signed in before.
pub(crate) fn device(headers: &HeaderMap) -> Option<String> {
    cookie(headers, DEVICE).map(str::to_owned)
}
