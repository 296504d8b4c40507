//! A consultation as the stories tell it: where it stands, and its table.

use plumbline_lifecycle::consultation::{Consultation, Counts, Outcome, Table};
use plumbline_lifecycle::{Event, State, StreamId};

use crate::World;

impl World {
    /// Until when it runs or since when it is over, and how many comments are open.
    pub(crate) fn consultation(&self, target: &StreamId) -> String {
        let state = self.0.get(target).map(|folded| &folded.state);
        let Some(State::Consultation(consultation)) = state else { return "nothing".into() };
        let open = consultation.held().map_or(0, |held| held.open().count());
        match consultation {
            Consultation::Unborn => "nothing".into(),
            Consultation::Running(held) => format!("until {}, {open} open", held.until),
            Consultation::Ended { on, why: None, .. } => format!("over on {on}, {open} open"),
            Consultation::Ended { on, why: Some(why), .. } => format!("over on {on} by {why}"),
        }
    }

    /// 意见汇总处理表, a comment a line, and its counts.
    pub(crate) fn table(&self, target: &StreamId) -> Vec<String> {
        let mut table = Table::default();
        for (stream, event, on) in &self.2 {
            if let (true, Event::Consultation(event)) = (stream == target, event) {
                table.hear(event, *on);
            }
        }
        let said = |text: Option<&str>| text.unwrap_or("-").to_owned();
        let row = |row: &plumbline_lifecycle::consultation::Row| {
            let disposal = row.disposal.as_ref();
            let outcome = disposal.map_or("-", |disposal| Outcome::key(disposal.outcome));
            let reason = said(disposal.and_then(|d| d.reason.as_ref()).map(|text| text.as_str()));
            let change = said(disposal.and_then(|d| d.change.as_ref()).map(|text| text.as_str()));
            let clause = said(row.clause.as_ref().map(|clause| clause.as_str()));
            let late = if table.is_late(row.on) { " late" } else { "" };
            let (no, from, text) = (row.no, &row.from, &row.text);
            format!("{clause} | {text} | {from} | {outcome} | {reason} | {change} (no. {no}{late})")
        };
        let mut told: Vec<String> = table.rows().into_iter().map(row).collect();
        let Counts {
            asked,
            replied,
            replied_with_comments,
            comments,
            late,
            taken,
            partly,
            not,
            open,
        } = table.counts();
        told.push(format!(
            "asked {asked}, replied {replied} ({replied_with_comments} with comments); comments {comments} ({late} late): \
             taken {taken}, partly {partly}, not {not}, open {open}"
        ));
        told
    }
}
