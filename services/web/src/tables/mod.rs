//! The lists of the pages as tables that people take away, for a spreadsheet and as text: `/catalogue/table.xlsx`, with the same
//! question behind it as the page's. What somebody may not read is in no table either.

mod catalogue;
mod in_use;
mod moved;
mod waits;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_sheets::{Both, Column, Form, Sheet, download};
use plumbline_views::Views;

use crate::ask::Asked;
use crate::door::{Guest, Member};
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The most rows of a table, where the view gives as many; one that was cut says so.
const ROWS_MAX: u32 = 10_000;

/// What makes a table: the state, what whoever asks may read, what they ask for, and their language.
type Make = fn(&WebState, &Views, Asked, Language) -> Result<Sheet, Problem>;

/// `GET /catalogue/{table}`.
pub(crate) async fn catalogue(
    State(state): State<WebState>,
    Path(table): Path<String>,
    Guest(visit): Guest,
) -> Response {
    give(state, visit, (&table, "catalogue"), catalogue::sheet).await
}

/// `GET /due/{table}`.
pub(crate) async fn due(
    State(state): State<WebState>,
    Path(table): Path<String>,
    Member(visit): Member,
) -> Response {
    give(state, visit, (&table, "due"), waits::due).await
}

/// `GET /waiting/{table}`.
pub(crate) async fn waiting(
    State(state): State<WebState>,
    Path(table): Path<String>,
    Member(visit): Member,
) -> Response {
    give(state, visit, (&table, "waiting"), waits::waiting).await
}

/// `GET /moves/{table}`.
pub(crate) async fn moved(
    State(state): State<WebState>,
    Path(table): Path<String>,
    Member(visit): Member,
) -> Response {
    give(state, visit, (&table, "moves"), moved::sheet).await
}

/// `GET /in-use/{table}`.
pub(crate) async fn in_use(
    State(state): State<WebState>,
    Path(table): Path<String>,
    Member(visit): Member,
) -> Response {
    give(state, visit, (&table, "in-use"), in_use::sheet).await
}

async fn give(
    state: WebState,
    visit: Visit,
    (table, name): (&str, &'static str),
    make: Make,
) -> Response {
    let form = Form::ALL.into_iter().find(|form| table == format!("table.{}", form.extension()));
    let Some(form) = form else { return Problem::NotFound.page(&visit) };
    let (views, asked, language) = (state.views_of(&visit), visit.asked.clone(), visit.language);
    // Made one after the other, as those of the API are.
    let _place = state.sheets.acquire().await;
    let made = state.ask(move |state| {
        let sheet = make(state, &views, asked, language)?;
        let written = form.write(&sheet).map_err(|no| Problem::BrokeOff(no.to_string()))?;
        Ok(download(form, name, written).map(Body::from))
    });
    made.await.unwrap_or_else(|problem| problem.page(&visit))
}

/// The ways from a page to its table, with what the page is asked for.
pub(crate) fn taken_away(visit: &Visit) -> Markup {
    let language = visit.language;
    let asked = Asked { after: None, done: None, language: None, ..visit.asked.clone() };
    html! {
        p.ways.take {
            span.small { (language.say("下载此表：", "Take this table away: ")) }
            @for form in [Form::Xlsx, Form::Csv] {
                a href={ (visit.path) "/table." (form.extension()) (asked.address()) } download { (if form == Form::Xlsx { "Excel" } else { "CSV" }) }
            }
        }
    }
}

/// A column: its title in both languages, and its width in characters.
type Titled = (&'static str, &'static str, u16);

/// A list as it stands at the end of a day; below one that was cut it is said that there is more.
fn listed(title: Both, columns: &[Titled], rows: Vec<Vec<String>>, more: bool, day: Date) -> Sheet {
    let column = |(zh, en, width): &Titled| Column { title: Both::new(*zh, *en), width: *width };
    let first = rows.len();
    let cut = || {
        Both::new(
            format!("仅列出前 {first} 行。"),
            format!("Only the first {first} rows are here."),
        )
    };
    Sheet {
        title,
        head: vec![(Both::new("截至日期", "As of"), day.to_string())],
        columns: columns.iter().map(column).collect(),
        rows,
        foot: more.then(cut).into_iter().collect(),
        day,
    }
}

fn text<T: ToString>(of: Option<T>) -> String {
    of.map(|of| of.to_string()).unwrap_or_default()
}
