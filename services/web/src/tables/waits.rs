//! What waits, as a table: what is overdue and what falls due, or what lies on one desk.

use jiff::civil::Date;
use plumbline_lifecycle::Source;
use plumbline_sheets::{Both, Sheet};
use plumbline_views::{Views, Waiting};

use crate::ask::Asked;
use crate::due::within;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::{ROWS_MAX, Titled, listed, text};
use crate::words::days_between;

const COLUMNS: [Titled; 8] = [
    ("编号", "Number", 20),
    ("标准名称", "Title", 44),
    ("事项", "What", 24),
    ("等谁", "Waits for", 24),
    ("自", "Since", 12),
    ("期限", "Last day", 12),
    ("超期天数", "Days over", 10),
    ("依据", "By the rule", 44),
];

/// What is overdue, and of today what falls due within some days.
pub(super) fn due(
    state: &WebState,
    views: &Views,
    asked: Asked,
    language: Language,
) -> Result<Sheet, Problem> {
    let (day, today, desk) = (state.day(asked.as_of)?, (state.today)(), &views.desk);
    let mut waiting = match day < today {
        true => desk.overdue_as_of(day, ROWS_MAX)?,
        false => desk.overdue(day, ROWS_MAX)?,
    };
    if day == today {
        let due = desk.due(day, within(&asked), ROWS_MAX)?;
        waiting.rows.extend(due.rows);
        waiting.more |= due.more;
    }
    let title = Both::new("到期事项", "What falls due");
    Ok(sheet(title, &waiting.rows, waiting.more, day, language))
}

/// What lies on one desk.
pub(super) fn waiting(
    state: &WebState,
    views: &Views,
    asked: Asked,
    language: Language,
) -> Result<Sheet, Problem> {
    let today = (state.today)();
    let whose = asked.whose.ok_or(Problem::NotFound)?;
    let found = views.desk.waiting_for(&whose, asked.overdue, today, ROWS_MAX)?;
    let (who, list) = found.ok_or(Problem::NotFound)?;
    let on = (Both::new("等谁", "Waiting on"), Both::new(who.zh, who.en).beside());
    let title = Both::new("等谁办理", "Waiting on whom");
    let mut sheet = sheet(title, &list.rows, list.more, today, language);
    sheet.head.push(on);
    Ok(sheet)
}

fn sheet(title: Both, rows: &[Waiting], more: bool, day: Date, language: Language) -> Sheet {
    let rows = rows.iter().map(|one| row(one, day, language)).collect();
    listed(title, &COLUMNS, rows, more, day)
}

fn row(one: &Waiting, day: Date, language: Language) -> Vec<String> {
    let title = language.title(&one.standard.title_zh, &one.standard.title_en);
    let over = one.until.filter(|until| *until < day).map(|until| days_between(until, day));
    let mut rule = one.clause.clone();
    if one.unverified && !rule.is_empty() {
        let (zh, en) = Source::UNVERIFIED;
        rule = format!("{rule}（{}）", language.say(zh, en));
    }
    vec![
        text(one.standard.label.as_ref()),
        title.unwrap_or(&one.standard.id).to_owned(),
        language.of_words(&one.what).to_owned(),
        language.of_words(&one.who).to_owned(),
        one.since.to_string(),
        text(one.until),
        text(over),
        rule,
    ]
}
