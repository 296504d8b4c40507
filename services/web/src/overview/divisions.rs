//! The same by field, level and jurisdiction.

use maud::{Markup, html};
use plumbline_views::{Filter, Group, Pipeline};

use crate::behind::{counted, standards, standards_there};
use crate::picture;
use crate::places::PlaceNames;
use crate::visit::Visit;

/// Groups of one division that are shown at once; more are behind a click.
const GROUPS_SHOWN: usize = 12;

/// `linked`: whether the numbers lead to lists.
pub(super) fn divisions(
    visit: &Visit,
    pipeline: &Pipeline,
    names: &PlaceNames,
    linked: bool,
) -> Markup {
    let language = visit.language;
    let by_level = |key: &str, filter: &mut Filter| filter.level = key.parse().ok();
    let by_field = |key: &str, filter: &mut Filter| filter.field = key.parse().ok();
    let by_place = |key: &str, filter: &mut Filter| filter.jurisdiction = key.parse().ok();
    html! {
        (division((visit, linked, false), language.say("按领域", "By field"), &pipeline.by_field, &|key| language.field(key), &by_field))
        (division((visit, linked, false), language.say("按层级", "By level"), &pipeline.by_level, &|key| language.level_key(key), &by_level))
        (division((visit, linked, true), language.say("按辖区", "By jurisdiction"), &pipeline.by_jurisdiction, &|key| names.told(key, language), &by_place))
    }
}

fn division(
    (visit, linked, of_place): (&Visit, bool, bool),
    title: &str,
    groups: &[Group],
    name: &dyn Fn(&str) -> String,
    filter_by: &dyn Fn(&str, &mut Filter),
) -> Markup {
    if groups.len() < 2 {
        return html! {};
    }
    let language = visit.language;
    let most = groups.iter().map(|group| group.total).max().unwrap_or(1);
    let row = |group: &Group| {
        let mut asked = visit.asked.clone();
        filter_by(&group.key, &mut asked.filter);
        let way = |overdue| {
            let list = match of_place {
                true => standards_there(&asked.filter, overdue),
                false => standards(&asked.filter, None, overdue),
            };
            linked.then_some(list)
        };
        html! {
            tr {
                td { a href={ "/" (asked.address()) } { (name(&group.key)) } }
                td.n { (counted(group.total, way(false), language)) }
                td.n.late { @if group.overdue > 0 { (language.say("超期 ", "")) (counted(group.overdue, way(true), language)) (language.say("", " overdue")) } }
                td.wide { (picture::bar(&group.counts, most, language)) }
            }
        }
    };
    let shown = groups.len().min(GROUPS_SHOWN);
    html! {
        section.panel {
            h2 { (title) }
            table.figures { tbody { @for group in &groups[..shown] { (row(group)) } } }
            @if groups.len() > shown {
                details {
                    summary { (language.say("其余 ", "The other ")) (groups.len() - shown) }
                    table.figures { tbody { @for group in &groups[shown..] { (row(group)) } } }
                }
            }
        }
    }
}
