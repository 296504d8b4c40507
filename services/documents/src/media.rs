//! The closed list of what a document may be. What an office writes, reads and signs is on it; what a browser would run is not.

use std::fmt;

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the table says what each is")]
pub enum MediaType {
    Pdf,
    Ofd,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Doc,
    Xls,
    Ppt,
    Png,
    Jpeg,
    Csv,
    Text,
}

use MediaType::{Csv, Doc, Docx, Jpeg, Odp, Ods, Odt, Ofd, Pdf, Png, Ppt, Pptx, Text, Xls, Xlsx};

/// Each with its registered name and the ends of its files' names.
const TABLE: [(MediaType, &str, &[&str]); 15] = [
    (Pdf, "application/pdf", &["pdf"]),
    // GB/T 33190, the fixed-layout form of Chinese public bodies.
    (Ofd, "application/ofd", &["ofd"]),
    (Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    (Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    (Pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    (Odt, "application/vnd.oasis.opendocument.text", &["odt"]),
    (Ods, "application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    (Odp, "application/vnd.oasis.opendocument.presentation", &["odp"]),
    (Doc, "application/msword", &["doc", "wps"]),
    (Xls, "application/vnd.ms-excel", &["xls", "et"]),
    (Ppt, "application/vnd.ms-powerpoint", &["ppt", "dps"]),
    (Png, "image/png", &["png"]),
    (Jpeg, "image/jpeg", &["jpg", "jpeg"]),
    (Csv, "text/csv", &["csv"]),
    (Text, "text/plain", &["txt"]),
];

impl MediaType {
    /// All of them, in the order in which they are told.
    pub fn all() -> impl Iterator<Item = MediaType> {
        TABLE.into_iter().map(|(media, ..)| media)
    }

    /// Its registered name, as `application/pdf`.
    #[must_use]
    pub fn key(self) -> &'static str {
        TABLE.iter().find(|(media, ..)| *media == self).map_or("", |(_, key, _)| key)
    }

    /// The one that is declared; what stands behind a semicolon (a character set) is passed over.
    #[must_use]
    pub fn declared(text: &str) -> Option<MediaType> {
        let key = text.split(';').next().unwrap_or_default().trim();
        TABLE.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(key)).map(|(media, ..)| *media)
    }

    /// The one that the end of a file's name speaks of.
    #[must_use]
    pub fn of_name(name: &str) -> Option<MediaType> {
        let (_, end) = name.rsplit_once('.')?;
        let ends = |known: &&str| known.eq_ignore_ascii_case(end);
        TABLE.iter().find(|(.., known)| known.iter().any(ends)).map(|(media, ..)| *media)
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
