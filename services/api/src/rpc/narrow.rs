//! What the questions share: filters in, lines of the catalogue out.

use connectrpc::ConnectError;
use plumbline_lifecycle::Place;
use plumbline_views::{Entry, Filter};

use crate::commands::word;
use crate::proto::plumbline::v1::__buffa::view::FilterView;
use crate::proto::plumbline::v1::StandardLine;

/// The filter that a request asks for.
pub(super) fn filter(asked: Option<&FilterView<'_>>) -> Result<Filter, ConnectError> {
    let Some(asked) = asked else { return Ok(Filter::default()) };
    Ok(Filter {
        level: asked.level.map(|key| word("filter.level", key)).transpose()?,
        field: asked.field.map(|key| word("filter.field", key)).transpose()?,
        jurisdiction: asked
            .jurisdiction
            .map(|code| word("filter.jurisdiction", code))
            .transpose()?,
    })
}

/// The place that a request asks for.
pub(super) fn place(asked: Option<&str>) -> Result<Option<Place>, ConnectError> {
    asked.map(|key| word("place", key)).transpose()
}

/// A line of the catalogue.
pub(super) fn line(entry: Entry) -> StandardLine {
    StandardLine {
        standard_id: entry.id,
        label: entry.label.unwrap_or_default(),
        title_zh: entry.title_zh.unwrap_or_default(),
        title_en: entry.title_en.unwrap_or_default(),
        level: entry.level.key().to_owned(),
        field: entry.field,
        jurisdiction: entry.jurisdiction,
        place: entry.place.key().to_owned(),
        code: entry.code,
        since: entry.since.to_string(),
        edition: entry.edition,
        suspended: entry.suspended,
        ..Default::default()
    }
}

/// A count as the wire has it; more than four thousand million standards there are not.
pub(super) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
