//! The city's papers: for each kind of document one small PDF, which says that it is made up.
//!
//! The Chinese font is named and not carried along: readers bring one of the Adobe-GB1 collection.

use std::fmt::Write as _;

use plumbline_lifecycle::Words;
use sha2::{Digest, Sha256};

/// The minutes of the leadership group.
pub(super) fn minutes() -> Vec<u8> {
    paper(&Words {
        zh: "领导小组会议纪要".into(), en: "Minutes of the leadership group".into()
    })
}

/// The hash of a content, as the log keeps it.
pub(super) fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One page: what the document is, in both languages, and that nothing in it is real.
pub(super) fn paper(words: &Words) -> Vec<u8> {
    let lines = [
        ("zh", 24, 760, format!("示例：{}", words.zh)),
        ("en", 16, 725, format!("Made up: {}", words.en)),
        ("zh", 12, 680, "本文件为演示而编造，不含任何真实内容。".to_owned()),
        (
            "en",
            12,
            660,
            "This paper was made up for a demonstration; nothing in it is real.".to_owned(),
        ),
    ];
    let mut page = String::from("BT\n");
    for (font, size, y, text) in &lines {
        let text = if *font == "zh" { wide(text) } else { plain(text) };
        let _ = writeln!(page, "/{font} {size} Tf 1 0 0 1 72 {y} Tm {text} Tj");
    }
    page.push_str("ET\n");
    pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /en 5 0 R /zh 6 0 R >> >> >>"
            .into(),
        format!("<< /Length {} >>\nstream\n{page}endstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H \
         /DescendantFonts [7 0 R] >>"
            .into(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 8 0 R \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
            .into(),
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] \
         /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
            .into(),
    ])
}

/// A file of these objects, numbered from 1.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (at, count) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "xref\n0 {count}\n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    );
    file.into_bytes()
}

/// Text in two bytes a character.
fn wide(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<{digits}>")
}

/// Text in plain letters.
fn plain(text: &str) -> String {
    let letters: String = text
        .chars()
        .map(|letter| if letter.is_ascii_graphic() { letter } else { ' ' })
        .flat_map(|letter| {
            let escape = matches!(letter, '(' | ')' | '\\').then_some('\\');
            escape.into_iter().chain([letter])
        })
        .collect();
    format!("({letters})")
}
