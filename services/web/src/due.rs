//! `/due`: what is overdue, and what falls due within the next days, as a calendar and as a list; of a past day what was overdue at its
//! end.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};
use plumbline_views::{Due, DueDay, Paged, Waiting};

use crate::as_of::as_of;
use crate::ask::Asked;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::taken_away;
use crate::visit::Visit;
use crate::waits::waits;

/// Rows of each list that are shown.
const ROWS_MAX: u32 = 300;

/// How far one may look ahead, in days; the first is what is shown at first.
const WITHIN: [u32; 3] = [30, 90, 365];

struct DuePage {
    late: Paged<Waiting>,
    /// None of a past day.
    due: Option<Due>,
    within: u32,
    /// The day that is shown.
    day: Date,
    today: Date,
}

/// `GET /due`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let desk = state.views_of(&visit).desk;
    let within = within(&visit.asked);
    let asked = visit.asked.as_of;
    let answer = state.ask(move |state| {
        let (day, today) = (state.day(asked)?, (state.today)());
        let (late, due) = match day < today {
            true => (desk.overdue_as_of(day, ROWS_MAX)?, None),
            false => (desk.overdue(day, ROWS_MAX)?, Some(desk.due(day, within, ROWS_MAX)?)),
        };
        Ok::<_, Problem>(DuePage { late, due, within, day, today })
    });
    match answer.await {
        Ok(page) => {
            let title = visit.language.say("到期事项", "What falls due");
            Frame { visit: &visit, title, live: asked.is_none() }.page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

/// How far is looked ahead.
pub(crate) fn within(asked: &Asked) -> u32 {
    WITHIN.into_iter().find(|days| asked.within == Some(*days)).unwrap_or(WITHIN[0])
}

impl DuePage {
    fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        html! {
            div.heading {
                h1 { (title) }
                p.sum {
                    strong.late[!self.late.rows.is_empty()] { (self.late.rows.len()) @if self.late.more { "+" } } (language.say(" 项超期", " overdue"))
                    @if let Some(due) = &self.due {
                        " · " strong { (due.count) }
                        (language.told(format!(" 项在 {} 天内到期", self.within), format!(" fall due within {} days", self.within)))
                    }
                    @if self.day < self.today { " · " (language.say("截至 ", "as of ")) time { (self.day) } }
                }
            }
            (as_of(visit, self.day, self.today))
            @if let Some(due) = &self.due {
                p.ways {
                    @for days in WITHIN {
                        a href={ "/due?within=" (days) } aria-current=[(days == self.within).then_some("true")] {
                            (language.told(format!("{days} 天"), format!("{days} days")))
                        }
                    }
                }
                section.panel {
                    h2 { (language.say("日历", "Calendar")) }
                    (calendar(&due.days, language))
                }
            }
            (taken_away(visit))
            (self.list(("已超期", "Overdue"), &self.late.rows, self.late.more, language))
            @match &self.due {
                Some(due) => (self.list(("将到期", "To come"), &due.rows, due.more, language)),
                None => p.hint { (language.say(
                    "以往某日按现有全部记录列出当日已超期的事项；当日之后将到期的事项、可办人员只就今日说明。",
                    "Of a past day this tells what was overdue at its end, by all that is recorded now. What fell due after it, and who could act, is told of today alone.",
                )) },
            }
        }
    }

    fn list(
        &self,
        (zh, en): (&str, &str),
        rows: &[Waiting],
        more: bool,
        language: Language,
    ) -> Markup {
        let title = language.say(zh, en);
        html! {
            section.panel {
                h2 { (title) }
                @if rows.is_empty() {
                    p.quiet { (language.say("没有。", "Nothing.")) }
                } @else {
                    (waits(rows, self.day, title, language))
                }
                @if more { p.hint { (language.say("此处仅列出最早的部分。", "There are more; the earliest are shown.")) } }
            }
        }
    }
}

/// The weeks, Monday first: each day with how much falls on it, a way to the first of it. Rest days are grey.
fn calendar(days: &[DueDay], language: Language) -> Markup {
    let before = days.first().map_or(0, |first| first.day.weekday().to_monday_zero_offset());
    let blanks = std::iter::repeat_n(None, usize::try_from(before).unwrap_or_default());
    let cells: Vec<Option<&DueDay>> = blanks.chain(days.iter().map(Some)).collect();
    let names = [
        ("一", "Mon"),
        ("二", "Tue"),
        ("三", "Wed"),
        ("四", "Thu"),
        ("五", "Fri"),
        ("六", "Sat"),
        ("日", "Sun"),
    ];
    html! {
        table.calendar {
            thead { tr { @for (zh, en) in names { th scope="col" { (language.say(zh, en)) } } } }
            tbody { @for week in cells.chunks(7) { tr { @for cell in week { (day(*cell, language)) } } } }
        }
        p.hint {
            (language.say("灰色为休息日；数字为当日到期的事项数。", "Rest days are grey; the figure says how much falls due that day."))
            @if let Some(unknown) = days.iter().find(|of| of.provisional) {
                " " (language.told(
                    format!("{} 年的放假安排尚未录入，只计周末，相应日期为暂定。", unknown.day.year()),
                    format!("The holidays of {} are not known yet: only weekends count, and its days are provisional.", unknown.day.year()),
                ))
            }
        }
    }
}

fn day(of: Option<&DueDay>, language: Language) -> Markup {
    let Some(of) = of else { return html! { td {} } };
    let first = of.day.day() == 1;
    let told = match (first, language) {
        (true, Language::Zh) => format!("{} 月 1 日", of.day.month()),
        (true, Language::En) => format!("{}", of.day.strftime("%-d %b")),
        _ => of.day.day().to_string(),
    };
    let weekend = matches!(of.day.weekday(), Weekday::Saturday | Weekday::Sunday);
    html! {
        td.rest[!of.worked].worked[of.worked && weekend] {
            time datetime=(of.day) { (told) }
            @if of.count > 0 { " " a.count href={ "#d" (of.day) } { (of.count) } }
        }
    }
}
