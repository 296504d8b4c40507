//! Whether a form was sent from one of our own pages. Any page of the world can make a browser send a form here, with the
//! cookie of whoever sits before it.

use http::HeaderMap;
use http::header::{HOST, ORIGIN};

/// Every browser of the last years says where a form comes from, in one of two ways. Whoever says neither is not a browser that
/// somebody else's page could have led here, but is not let in either: programs have the API.
pub(crate) fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(HOST.as_str());
    let origin = text(ORIGIN.as_str()).map(|origin| origin.split_once("://").map(|(_, at)| at));
    match (text("sec-fetch-site"), origin) {
        (Some(site), None) => site == "same-origin",
        (Some(site), Some(at)) => site == "same-origin" && at.is_some() && at == host,
        (None, Some(at)) => at.is_some() && at == host,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_form_of_our_own_pages_is_ours() {
        let ours = |site: Option<&str>, origin: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, "here:8180".parse().unwrap());
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            is_ours(&headers)
        };
        assert!(ours(Some("same-origin"), Some("http://here:8180")));
        assert!(ours(Some("same-origin"), None));
        assert!(ours(None, Some("https://here:8180")));
        for (site, origin) in [
            (Some("cross-site"), None),
            (Some("cross-site"), Some("http://here:8180")),
            (Some("same-site"), Some("http://there.here:8180")),
            (Some("none"), None),
            (None, Some("http://there")),
            (None, Some("null")),
            (None, None),
        ] {
            assert!(!ours(site, origin), "{site:?} {origin:?}");
        }
    }
}
