//! Moves from place to place as a table.

use plumbline_sheets::{Both, Sheet};
use plumbline_views::Views;

use crate::ask::Asked;
use crate::language::Language;
use crate::moved::asked_for;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::{ROWS_MAX, Titled, listed, text};

const COLUMNS: [Titled; 6] = [
    ("日期", "Day", 12),
    ("编号", "Number", 20),
    ("标准名称", "Title", 44),
    ("自", "From", 16),
    ("至", "To", 16),
    ("代码", "Code", 8),
];

pub(super) fn sheet(
    state: &WebState,
    views: &Views,
    asked: Asked,
    language: Language,
) -> Result<Sheet, Problem> {
    let today = (state.today)();
    let query = asked_for(&Asked { after: None, ..asked.clone() }, ROWS_MAX);
    let moved = views.leadership.moved(&asked.filter, &query)?;
    let new = language.say("新增", "new");
    let row = |one: &plumbline_views::OneMove| {
        vec![
            one.on.to_string(),
            text(one.label.as_ref()),
            language.title(&one.title_zh, &one.title_en).unwrap_or(&one.id).to_owned(),
            one.from.map_or(new, |from| language.place(from)).to_owned(),
            language.place(one.to).to_owned(),
            one.code.clone(),
        ]
    };
    let (rows, more) = (moved.rows.iter().map(row).collect(), moved.next.is_some());
    Ok(listed(Both::new("流转清单", "Moves"), &COLUMNS, rows, more, today))
}
