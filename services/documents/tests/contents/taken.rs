//! What is taken, and as what; what is not, and why.

use plumbline_documents::MediaType;

use crate::files::{BYTES_MAX, PDF, files, folder, hand_in, ole, zip};

#[test]
fn what_offices_use_is_known_by_its_content() {
    let (_folder, intake) = folder();
    let types = ("[Content_Types].xml", "<Types/>");
    let odf = |media| zip(&[("mimetype", media), ("content.xml", "<x/>")]);
    for (content, name, is) in [
        (PDF.to_vec(), "a", "application/pdf"),
        (zip(&[types, ("word/document.xml", "")]), "a", MediaType::Docx.key()),
        (zip(&[types, ("xl/workbook.xml", "")]), "a", MediaType::Xlsx.key()),
        (zip(&[types, ("ppt/presentation.xml", "")]), "a", MediaType::Pptx.key()),
        (zip(&[("OFD.xml", ""), ("Doc_0/Document.xml", "")]), "a", "application/ofd"),
        (odf("application/vnd.oasis.opendocument.text"), "a", MediaType::Odt.key()),
        (odf("application/vnd.oasis.opendocument.spreadsheet"), "a", MediaType::Ods.key()),
        (odf("application/vnd.oasis.opendocument.presentation"), "a", MediaType::Odp.key()),
        (ole("WordDocument"), "a", "application/msword"),
        (ole("Workbook"), "a", "application/vnd.ms-excel"),
        (ole("PowerPoint Document"), "a", "application/vnd.ms-powerpoint"),
        (b"\x89PNG\r\n\x1a\n rest".to_vec(), "a", "image/png"),
        (b"\xff\xd8\xff\xe0 rest".to_vec(), "a", "image/jpeg"),
        ("标准,条款\n甲,乙\n".into(), "意见汇总.CSV", "text/csv"),
        ("标准,条款\n甲,乙\n".into(), "意见汇总", "text/plain"),
    ] {
        let kept = hand_in(&intake, &content, None, name).unwrap();
        assert_eq!(kept.media_type.key(), is);
        assert_eq!(kept.size, content.len() as u64);
        let declared = format!("{is}; charset=utf-8");
        assert_eq!(hand_in(&intake, &content, Some(&declared), name).unwrap(), kept);
    }
}

#[test]
fn what_is_not_taken_is_refused_by_a_rule_and_leaves_nothing() {
    let (folder, intake) = folder();
    let types = ("[Content_Types].xml", "<Types/>");
    let prefixed = [b"#!/bin/sh\n".as_slice(), &zip(&[("OFD.xml", "")])].concat();
    let swollen = [zip(&[("OFD.xml", "")]), PDF.to_vec()].concat();
    for (content, declared, rule) in [
        (b"".as_slice(), None, "content-empty"),
        (PDF, Some("text/html"), "media-type-not-accepted"),
        (PDF, Some("application/octet-stream"), "media-type-not-accepted"),
        (PDF, Some("image/png"), "content-contradicts-type"),
        (
            &zip(&[types, ("word/document.xml", "")]),
            Some(MediaType::Xlsx.key()),
            "content-contradicts-type",
        ),
        (b"plain", Some("application/pdf"), "content-contradicts-type"),
        (b"<!DOCTYPE html><p>x", Some("text/plain"), "content-active"),
        (b"a line\n<ScRiPt>", Some("text/csv"), "content-active"),
        (b"<svg xmlns='x'/>", None, "content-active"),
        (b"\xef\xbb\xbf#!/bin/sh\n", None, "content-active"),
        (&prefixed, None, "content-not-recognized"),
        (&swollen, None, "content-not-recognized"),
        (&zip(&[("a.txt", "x")]), None, "content-not-recognized"),
        (
            &zip(&[types, ("word/document.xml", ""), ("word/vbaProject.bin", "")]),
            None,
            "content-macros",
        ),
        (&ole("Something"), None, "content-not-recognized"),
        (b"\xd6\xd0\xce\xc4 in GBK", None, "content-not-recognized"),
        (b"\x00\x01\x02", None, "content-not-recognized"),
        (b"MZ\x90\x00", None, "content-not-recognized"),
        (&[b'x'; BYTES_MAX as usize + 1], None, "content-too-large"),
    ] {
        let refused = hand_in(&intake, content, declared, "a").unwrap_err();
        let plumbline_documents::NotKept::Unfit(unfit) = refused else { panic!("{refused}") };
        let reason = unfit.reason();
        assert_eq!(reason.rule, rule, "{}", reason.en);
        assert!(!reason.zh.is_empty() && reason.en.contains('('), "{}", reason.en);
    }
    assert_eq!(files(&folder), [""; 0]);
    hand_in(&intake, &[b'x'; BYTES_MAX as usize], None, "a").unwrap();
}

#[test]
fn a_character_may_lie_across_two_pieces_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let intake = plumbline_documents::Intake::open(folder.path(), 1 << 20).unwrap();
    for shift in 0..3 {
        let text = "x".repeat(shift) + &"准".repeat(50_000);
        assert_eq!(
            hand_in(&intake, text.as_bytes(), None, "a").unwrap().media_type,
            MediaType::Text
        );
        let cut = hand_in(&intake, &text.as_bytes()[..text.len() - 1], None, "a").unwrap_err();
        assert!(cut.to_string().contains("text must be UTF-8"), "{cut}");
    }
}
