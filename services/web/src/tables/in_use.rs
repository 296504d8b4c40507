//! How far the standards in use are applied, as a table.

use plumbline_lifecycle::implementation::Share;
use plumbline_sheets::{Both, Sheet};
use plumbline_views::Views;

use crate::ask::Asked;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::{ROWS_MAX, Titled, listed, text};

const COLUMNS: [Titled; 9] = [
    ("编号", "Number", 20),
    ("标准名称", "Title", 44),
    ("应执行单位", "Units that must apply it", 12),
    ("已开始", "Begun", 10),
    ("覆盖率", "Coverage", 10),
    ("覆盖（项数）", "Coverage, k of n", 14),
    ("满意度", "Satisfaction", 10),
    ("满意（人次）", "Satisfaction, k of n", 14),
    ("待答复反馈", "Feedback to be answered", 12),
];

pub(super) fn sheet(
    state: &WebState,
    views: &Views,
    asked: Asked,
    language: Language,
) -> Result<Sheet, Problem> {
    let day = state.day(asked.as_of)?;
    let found = views.leadership.in_use(&asked.filter, day, asked.period, ROWS_MAX)?;
    let percent = |share: Share| share.over.map(|_| share.figures.percent());
    let of =
        |share: Share| share.over.map(|_| format!("{}/{}", share.figures.hits, share.figures.of));
    let row = |one: &plumbline_views::StandardInUse| {
        vec![
            text(one.label.as_ref()),
            language.title(&one.title_zh, &one.title_en).unwrap_or(&one.id).to_owned(),
            one.must.to_string(),
            one.begun.to_string(),
            text(percent(one.coverage)),
            text(of(one.coverage)),
            text(percent(one.satisfaction)),
            text(of(one.satisfaction)),
            one.unanswered.to_string(),
        ]
    };
    let rows = found.standards.iter().map(row).collect();
    Ok(listed(Both::new("标准实施总览", "Standards in use"), &COLUMNS, rows, found.more, day))
}
