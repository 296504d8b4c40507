//! Whether a form was sent from one of our own pages. Any page of the world can make a browser send a form here, with the
//! cookie of whoever sits before it.

use http::header::{HOST, ORIGIN};
use http::{HeaderMap, Uri};

/// Every browser of the last years says where a form comes from: no page can write `Sec-Fetch-Site`, so its word is enough,
/// whatever a proxy made of the host. An older one names only the page's origin, which must be the host that was asked.
/// Whoever says neither is not a browser that somebody else's page could have led here, but is not let in either: programs
/// have the API.
pub(crate) fn is_ours(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    // HTTP/2 has the host in the address.
    let asked = text(HOST.as_str()).or_else(|| uri.authority().map(|authority| authority.as_str()));
    let from = text(ORIGIN.as_str()).and_then(|origin| origin.split_once("://"));
    from.is_some_and(|(_, at)| Some(at) == asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_form_of_our_own_pages_is_ours() {
        let ours_at = |uri: &str, host: Option<&str>, site: Option<&str>, origin: Option<&str>| {
            let mut headers = HeaderMap::new();
            if let Some(host) = host {
                headers.insert(HOST, host.parse().unwrap());
            }
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            is_ours(&headers, &uri.parse().unwrap())
        };
        let ours = |site, origin| ours_at("/desk", Some("here:8180"), site, origin);
        assert!(ours(Some("same-origin"), Some("http://here:8180")));
        assert!(ours(Some("same-origin"), None));
        assert!(ours(None, Some("https://here:8180")));
        // A proxy asks for another host than the browser did.
        assert!(ours(Some("same-origin"), Some("https://standards.example")));
        assert!(!ours(None, Some("https://standards.example")));
        assert!(ours_at("http://here:8180/desk", None, None, Some("http://here:8180")));
        assert!(!ours_at("http://here:8180/desk", None, None, Some("http://there")));
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
