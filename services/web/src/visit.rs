//! One request for a page: who, where, in which language, asking what.

use plumbline_access::Caller;

use crate::ask::Asked;
use crate::language::Language;

/// One request for a page.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) language: Language,
    /// Set when the language was chosen by this very address; it is remembered then.
    pub(crate) chosen: bool,
    pub(crate) caller: Option<Caller>,
    /// Whether cookies are kept for TLS.
    pub(crate) secure: bool,
    /// Whether the city is made up and open to everybody.
    pub(crate) demonstration: bool,
    /// How far the log went when the page was asked for: what it shows has seen that, and the feed tells of what comes after it.
    pub(crate) seq: u64,
    pub(crate) path: String,
    pub(crate) asked: Asked,
}

impl Visit {
    /// What a cookie says besides where it is kept for TLS.
    pub(crate) fn secure_word(&self) -> &'static str {
        if self.secure { "; Secure" } else { "" }
    }

    /// The page that somebody looks at who is answered at this address: a form that hands in a document stands on the
    /// standard's page, and its own address shows nothing.
    pub(crate) fn page(&self) -> &str {
        let of_a_standard = |page: &&str| page.strip_prefix("/standards/").is_some();
        self.path.strip_suffix("/documents").filter(of_a_standard).unwrap_or(&self.path)
    }
}
