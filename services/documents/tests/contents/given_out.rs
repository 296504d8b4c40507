//! What goes out over HTTP: the whole, a part, or nothing; and never a damaged content as a good one.

use futures::StreamExt as _;
use http::{HeaderMap, HeaderName, StatusCode};
use plumbline_documents::{Asked, ContentHash, Intake, download};

use crate::files::{PDF, folder, hand_in};

/// The status, the content range, and the body or why it broke off.
async fn asked(
    intake: &Intake,
    hash: ContentHash,
    headers: &[(&'static str, &str)],
) -> (StatusCode, String, Result<Vec<u8>, String>) {
    let pairs =
        headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
    let headers: HeaderMap = pairs.collect();
    let kept = intake.store().open(hash).unwrap().unwrap();
    let asked =
        Asked { headers: &headers, name: "征求意见稿 1.pdf", media_type: "application/pdf" };
    let answer = download(asked, kept).unwrap();
    let header =
        |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    if answer.status().is_success() {
        assert_eq!(header("content-type").unwrap(), "application/pdf");
        assert_eq!(header("x-content-type-options").unwrap(), "nosniff");
        assert_eq!(
            header("content-disposition").unwrap(),
            "attachment; filename*=UTF-8''%E5%BE%81%E6%B1%82%E6%84%8F%E8%A7%81%E7%A8%BF%201.pdf"
        );
    }
    assert_eq!(header("etag").unwrap(), format!("\"{hash}\""));
    let (status, range) = (answer.status(), header("content-range").unwrap_or_default());
    let pieces: Vec<_> = answer.into_body().collect().await;
    let body: Result<Vec<Vec<u8>>, _> = pieces.into_iter().collect();
    (status, range, body.map(|pieces| pieces.concat()).map_err(|error| error.to_string()))
}

#[tokio::test]
async fn the_whole_a_part_or_nothing_goes_out_as_it_is_asked_for() {
    let (_folder, intake) = folder();
    let hash = hand_in(&intake, PDF, None, "a.pdf").unwrap().hash;
    let size = PDF.len();
    let tag = format!("\"{hash}\"");
    let whole = (StatusCode::OK, String::new(), Ok(PDF.to_vec()));
    let part = |from: usize, to: usize| {
        let range = format!("bytes {from}-{}/{size}", to - 1);
        (StatusCode::PARTIAL_CONTENT, range, Ok(PDF[from..to].to_vec()))
    };
    let none = |status, range: String| (status, range, Ok(Vec::new()));
    for (headers, answer) in [
        (vec![], whole.clone()),
        (vec![("range", "bytes=0-3")], part(0, 4)),
        (vec![("range", "bytes=5-")], part(5, size)),
        (vec![("range", "bytes=-4")], part(size - 4, size)),
        (vec![("range", "bytes=3-9999")], part(3, size)),
        (vec![("range", "bytes=0-1,4-5")], whole.clone()),
        (vec![("range", "bytes=9-3")], whole.clone()),
        (vec![("range", "bytes=0-18446744073709551615")], whole.clone()),
        (vec![("range", "bytes=5-"), ("if-range", &tag)], part(5, size)),
        (vec![("range", "bytes=5-"), ("if-range", "\"another\"")], whole),
        (
            vec![("range", "bytes=9999-")],
            none(StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{size}")),
        ),
        (vec![("if-none-match", &tag)], none(StatusCode::NOT_MODIFIED, String::new())),
    ] {
        assert_eq!(asked(&intake, hash, &headers).await, answer, "{headers:?}");
    }
}

#[tokio::test]
async fn a_damaged_content_breaks_off_before_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let intake = Intake::open(folder.path(), 1 << 20).unwrap();
    let text = "x".repeat(300_000);
    let hash = hand_in(&intake, text.as_bytes(), None, "a.txt").unwrap().hash;
    let (status, _, body) = asked(&intake, hash, &[]).await;
    assert_eq!((status, body.unwrap().len()), (StatusCode::OK, 300_000));
    let name = hash.to_string();
    let path = folder.path().join("documents").join(&name[..2]).join(&name);
    std::fs::write(path, "y".to_owned() + &text[1..]).unwrap();
    let (_, _, body) = asked(&intake, hash, &[]).await;
    assert!(body.unwrap_err().contains("is not what it was"));
}
