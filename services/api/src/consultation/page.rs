//! A page of a table of comments: so many of them at most, and so many bytes.

use connectrpc::ConnectError;
use plumbline_lifecycle::consultation::Row;

use crate::errors::bad_field;
use crate::limits::CallLimits;

/// Comments in a page where its size is left out.
const COMMENTS: u32 = 200;

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Where the log ended when the first page was told; `None` for the first one.
    pub(super) seen: Option<u64>,
    /// Comments in the pages before.
    passed: usize,
    comments_max: usize,
    bytes_max: usize,
}

impl Page {
    /// The page that is asked for; a token is the `seq` and the number of comments before it.
    pub(super) fn asked(size: u32, token: &str, limits: &CallLimits) -> Result<Page, ConnectError> {
        let size = if size == 0 { COMMENTS } else { size };
        let page = Page {
            seen: None,
            passed: 0,
            comments_max: size.min(limits.page_events_max).max(1) as usize,
            bytes_max: limits.page_bytes_max,
        };
        if token.is_empty() {
            return Ok(page);
        }
        let parts = token.split_once('.').and_then(|(seen, passed)| {
            Some(Page { seen: Some(seen.parse().ok()?), passed: passed.parse().ok()?, ..page })
        });
        parts.ok_or_else(|| {
            let says = format!(
                "{token:?} is no nextCommentsPageToken of an answer (leave it out for the first page)"
            );
            bad_field("commentsPageToken", &says)
        })
    }

    /// Its comments out of all of them, and the token of the next page where there are more.
    pub(super) fn of<'t>(&self, rows: &[&'t Row], seen: u64) -> (Vec<&'t Row>, Option<String>) {
        let (mut page, mut bytes) = (Vec::new(), 0);
        for row in rows.iter().skip(self.passed).take(self.comments_max) {
            bytes += size(row);
            // One at least, so that each page leads on.
            if bytes > self.bytes_max && !page.is_empty() {
                break;
            }
            page.push(*row);
        }
        let passed = self.passed.saturating_add(page.len());
        let next = (passed < rows.len()).then(|| format!("{seen}.{passed}"));
        (page, next)
    }
}

/// Bytes of what people wrote.
fn size(row: &Row) -> usize {
    let disposal = row.disposal.as_ref();
    let reason = disposal.and_then(|disposal| disposal.reason.as_ref());
    let change = disposal.and_then(|disposal| disposal.change.as_ref());
    let words = [Some(&row.text), reason, change].into_iter().flatten();
    words.map(|text| text.as_str().len()).sum::<usize>() + row.from.as_str().len()
}
