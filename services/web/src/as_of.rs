//! The form of a page that is shown as it was on any day.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::visit::Visit;

/// The day by which the page is shown, no later than today.
pub(crate) fn as_of(visit: &Visit, day: Date, today: Date) -> Markup {
    let language = visit.language;
    html! {
        form.filter.days method="get" action=(visit.path) {
            div {
                label for="as_of" { (language.say("查看当日情形", "As it was on")) }
                input id="as_of" name="as_of" type="date" value=(day) max=(today);
            }
            div.do {
                button.button type="submit" { (language.say("查看", "Show")) }
                @if visit.asked.as_of.is_some() { a href=(visit.path) { (language.say("今日", "Today")) } }
            }
        }
    }
}
