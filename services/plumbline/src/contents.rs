//! What the log names against what the folder of documents holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use plumbline_documents::{Check, ContentHash, Intake, Store};
use plumbline_lifecycle::standard::Document;
use plumbline_lifecycle::{Event, Noun};
use plumbline_log::{Reader, Recorded};

use crate::failure::Failure;
use crate::output::table;
use crate::progress::Progress;

/// Of each sort of finding so many are told; the count of all stands above them.
const TOLD: usize = 20;

/// The kinds of event that name contents.
const NAMING: [&str; 2] = ["DocumentAttached", "StandardEntered"];

/// Events of a page of the log.
const PAGE: u64 = 5_000;

/// Every content that the log names, with the first document that has it.
#[derive(Default)]
pub(crate) struct Named(BTreeMap<ContentHash, (String, Document)>);

impl Named {
    /// Takes in the next event of the log.
    pub(crate) fn see(&mut self, row: &Recorded) {
        for (hash, document) in documents(row) {
            self.0.entry(hash).or_insert_with(|| (row.stream.clone(), document));
        }
    }

    /// Compares with what is there, and tells it in words.
    ///
    /// # Errors
    /// [`Failure::DamagedContents`] when a content is not what its name says.
    pub(crate) fn compare(&self, data: &Path) -> Result<String, Failure> {
        let mut progress = Progress::new("hashing documents");
        let check = Store::at(data).check(|done, of| progress.at(done, of))?;
        progress.end();
        if let Some(first) = check.damaged.first() {
            let names = |hash| self.0.get(&hash).map(|(stream, document)| told(stream, document));
            let damaged = check.damaged.len();
            let what = names(first.hash).map(|row| row.join(" ")).unwrap_or_default();
            return Err(Failure::DamagedContents { damaged, first: first.hash, what });
        }
        Ok(self.report(&check))
    }

    fn report(&self, check: &Check) -> String {
        let described: Vec<Vec<String>> = self
            .0
            .iter()
            .filter(|(hash, _)| !check.sound.contains(hash))
            .map(|(_, (stream, document))| told(stream, document))
            .collect();
        let unnamed: Vec<Vec<String>> = check
            .sound
            .iter()
            .filter(|hash| !self.0.contains_key(hash))
            .map(|hash| vec![format!("  {hash}")])
            .chain(check.strange.iter().map(|path| vec![format!("  {}", path.display())]))
            .collect();
        let mut text = match check.sound.len() {
            1 => "documents: 1 content, which hashes to its name\n".to_owned(),
            count => format!("documents: {count} contents, each hashes to its name\n"),
        };
        list(&mut text, "only described, their contents are not here", &described);
        list(&mut text, "in the folder of documents that no event names", &unnamed);
        text
    }
}

fn told(stream: &str, document: &Document) -> Vec<String> {
    let Document { kind, name, sha256, .. } = document;
    vec![format!("  {stream}"), kind.clone(), name.to_string(), sha256.clone()]
}

fn list(text: &mut String, what: &str, rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    let first = match rows.len() > TOLD {
        true => format!(", of which the first {TOLD}"),
        false => String::new(),
    };
    let _ = writeln!(text, "{} {what}{first}:", rows.len());
    text.push_str(&table(&rows[..rows.len().min(TOLD)], &[]));
}

fn documents(row: &Recorded) -> Vec<(ContentHash, Document)> {
    if !NAMING.contains(&row.kind.as_str()) {
        return Vec::new();
    }
    let named = match Event::decode(Noun::Standard, &row.kind, row.schema, &row.data) {
        Ok(Event::Standard(event)) => event.documents().to_vec(),
        _ => Vec::new(),
    };
    let known = named.into_iter().filter_map(|document| {
        let hash = document.sha256.parse().ok()?;
        Some((hash, document))
    });
    known.collect()
}

/// Asks the log about what an earlier process kept and left unnamed, and removes what no event names. Mostly there is
/// nothing to ask, and the log is not read.
///
/// # Errors
/// When the log cannot be read or a file cannot be removed.
pub(crate) fn settle(intake: &Intake, reader: &Reader) -> Result<usize, Failure> {
    let doubtful = intake.doubtful();
    let mut named = BTreeSet::new();
    let mut seq = 1;
    while named.len() < doubtful.len() {
        let page = reader.read_from(seq, PAGE)?;
        let Some(last) = page.last() else { break };
        seq = last.seq + 1;
        let hashes = page.iter().flat_map(documents).map(|(hash, _)| hash);
        named.extend(hashes.filter(|hash| doubtful.contains(hash)));
    }
    Ok(intake.settle(&named)?)
}
