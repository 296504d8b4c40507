//! `/waiting`: what lies on one desk of the house: the list behind a number of the leadership group's page.

use axum::extract::State;
use axum::response::Response;
use maud::html;

use crate::ask::Asked;
use crate::door::Member;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::taken_away;
use crate::waits::waits;

/// Rows that are shown.
const ROWS_MAX: u32 = 100;

/// `GET /waiting?whose=…`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let language = visit.language;
    let title = language.say("等谁办理", "Waiting on whom");
    let (desk, asked) = (state.views_of(&visit).desk, visit.asked.clone());
    let found = state.ask(move |state| {
        let Asked { whose, overdue, .. } = asked;
        let today = (state.today)();
        let whose = whose.ok_or(Problem::NotFound)?;
        let found = desk.waiting_for(&whose, overdue, today, ROWS_MAX)?;
        Ok((found.ok_or(Problem::NotFound)?, today))
    });
    match found.await {
        Ok(((who, list), today)) => {
            let all = Asked { overdue: false, ..visit.asked.clone() }.address();
            let body = html! {
                div.heading {
                    h1 { (title) (language.say("：", ": ")) bdi { (language.of_words(&who)) } }
                    p.sum {
                        strong { (list.rows.len()) @if list.more { "+" } }
                        @if visit.asked.overdue { (language.say(" 件逾期", " late")) } @else { (language.say(" 件", " waiting")) }
                        " · " time { (today) }
                    }
                }
                @if visit.asked.overdue { p.ways { a href={ "/waiting" (all) } { (language.say("查看全部", "Show all")) } } }
                section.panel {
                    @if list.rows.is_empty() {
                        p.quiet { (language.say("没有。", "Nothing.")) }
                    } @else {
                        (waits(&list.rows, today, title, language))
                    }
                    (taken_away(&visit))
                    @if list.more { p.hint { (language.say("此处仅列出最早的部分。", "There are more; the earliest are shown.")) } }
                }
            };
            Frame { visit: &visit, title, live: true }.page(body)
        }
        Err(problem) => problem.page(&visit),
    }
}
