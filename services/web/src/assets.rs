//! The style sheet and the script, compiled in. Their addresses hold a hash of what they say, so a browser may keep them for
//! ever and still never shows an old one.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use sha2::{Digest, Sha256};

struct Asset {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
}

const ASSETS: [Asset; 3] = [
    Asset {
        name: "plumbline.css",
        media_type: "text/css; charset=utf-8",
        content: include_str!("../assets/plumbline.css"),
    },
    Asset {
        name: "plumbline.js",
        media_type: "text/javascript; charset=utf-8",
        content: include_str!("../assets/plumbline.js"),
    },
    Asset {
        name: "plumbline.svg",
        media_type: "image/svg+xml",
        content: include_str!("../assets/plumbline.svg"),
    },
];

/// The addresses of the style sheet, the script and the mark, in this order.
pub(crate) static ADDRESSES: LazyLock<[String; 3]> = LazyLock::new(|| {
    ASSETS.each_ref().map(|asset| {
        let hash = Sha256::digest(asset.content);
        let short: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("/assets/{}?{short}", asset.name)
    })
});

/// They alone, for who stands before the pages: a page that says that another cannot be shown looks like one.
pub fn assets() -> Router {
    Router::new().route("/assets/{name}", get(asset))
}

/// `GET /assets/{name}`.
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => {
            let keep = "public, max-age=31536000, immutable";
            ([(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, keep)], asset.content)
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
