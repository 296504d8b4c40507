//! A year of moves, as a picture and as a table.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::Place;
use plumbline_views::{Bucket, Filter};

use crate::ask::{AskedMoves, Came};
use crate::behind::{counted, moves as behind};
use crate::language::Language;
use crate::picture;

pub(super) fn moves(year: &[Bucket], filter: &Filter, language: Language) -> Markup {
    let (Some(first), Some(last)) = (year.first(), year.last()) else {
        return html! {};
    };
    let mut moves: picture::Moves = BTreeMap::new();
    for moved in year.iter().flat_map(|bucket| &bucket.moves) {
        *moves.entry((moved.from, moved.to)).or_default() += moved.count;
    }
    let mut busiest: Vec<_> = moves.iter().collect();
    busiest.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let most = busiest.first().map_or(1, |(_, count)| **count);
    let row = |((from, to), count): &(&(Option<Place>, Place), &u64)| {
        let (from, to, count) = (*from, *to, **count);
        let from_name = from.map_or(language.say("新增", "new"), |from| language.place(from));
        let mut counts = [0; 9];
        if let Some(at) = Place::ALL.iter().position(|place| *place == from.unwrap_or(to)) {
            counts[at] = count;
        }
        html! {
            tr {
                td { (from_name) " → " (language.place(to)) }
                td.n { (counted(count, Some(behind(filter, Some(to), between(from, first.from, last.until))), language)) }
                td.wide { (picture::bar(&counts, most, language)) }
            }
        }
    };
    html! {
        section.panel {
            h2 { (language.say("一年流转", "A year of moves")) }
            p.hint {
                time { (first.from) } " – " time { (last.until) }
                (language.say("；带宽表示项数，框内为期末在位数。", "; a band is as wide as what moved, a box says what stands there at the end."))
            }
            div.picture.for-desk { (picture::flow(&moves, &last.standing, language)) }
            details {
                summary { (language.say("流转数据表", "The figures")) }
                table.figures { tbody { @for entry in &busiest { (row(entry)) } } }
            }
            p.ways { a href={ (behind(filter, None, AskedMoves::default())) } { (language.say("逐月流转", "Month by month")) } }
        }
    }
}

/// The moves from one place during some days.
fn between(from: Option<Place>, since: Date, until: Date) -> AskedMoves {
    let (since, until) = (Some(since), Some(until));
    AskedMoves { from: Some(Came(from)), since, until, ..AskedMoves::default() }
}
