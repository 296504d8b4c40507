//! The tokens of programs before grants: taken over into the log once, by the first that writes it.

use std::path::Path;

use plumbline_access::Before;
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::grants::Command;
use plumbline_log::Reader;
use plumbline_workflow::{Answer, Request};

use crate::failure::Failure;
use crate::said::Said;
use crate::token::request;

/// Grants what `access.db` holds, in one commit, puts the file away, and says how many that were: they have new numbers. Once the log has grants the file counts no more,
/// whatever stands in it.
pub(crate) fn take_over(
    data: &Path,
    reader: &Reader,
    give: impl FnOnce(Request) -> Result<Answer, Said>,
) -> Result<usize, Failure> {
    if !Before::is_there(data) {
        return Ok(0);
    }
    if !reader.read_stream(&StreamId::Grants.to_string())?.is_empty() {
        tracing::warn!(
            "access.db is not read any more: what stands in it grants nothing (remove it)"
        );
        return Ok(0);
    }
    let Some(Before { grants, otherwise }) = Before::read(data)? else { return Ok(0) };
    otherwise.iter().for_each(|says| tracing::warn!("access.db: {says}"));
    let taken = grants.len();
    if taken > 0 {
        give(request("plumbline".parse()?, Command::GrantTokens { grants, until: None }))
            .map_err(Failure::NotTakenOver)?;
        tracing::warn!("the {taken} tokens of access.db were taken over into the log");
    }
    Before::put_away(data)?;
    Ok(taken)
}
