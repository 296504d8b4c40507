//! A year month by month: what came to each stage and each end, as a picture and as figures.

use maud::{Markup, html};
use plumbline_lifecycle::Place;
use plumbline_views::{Bucket, Filter};

use crate::ask::AskedMoves;
use crate::behind::{counted, moves as behind};
use crate::language::Language;
use crate::picture;

/// Month by month, how many came to each stage and each end: a bar, and its figures.
pub(crate) fn by_month(year: &[Bucket], filter: &Filter, language: Language) -> Markup {
    let came = |bucket: &Bucket| {
        let mut counts = [0; 9];
        for (count, place) in counts.iter_mut().zip(Place::ALL) {
            *count = bucket.moves.iter().filter(|of| of.to == place).map(|of| of.count).sum();
        }
        counts
    };
    let most = year.iter().map(|bucket| came(bucket).iter().sum::<u64>()).max().unwrap_or(1);
    let way = |place: Place, bucket: &Bucket| {
        let (since, until) = (Some(bucket.from), Some(bucket.until));
        behind(filter, Some(place), AskedMoves { since, until, ..AskedMoves::default() })
    };
    html! {
        section.panel {
            h2 { (language.say("逐月进入各阶段", "What came to each stage, month by month")) }
            div.scroll tabindex="0" role="region" aria-label=(language.say("逐月进入各阶段", "What came to each stage, month by month")) {
                table.figures.broad {
                    thead { tr {
                        th { (language.say("自", "From")) }
                        @for place in Place::ALL { th.n { (language.place(place)) } }
                        th.wide.for-desk {}
                    } }
                    tbody { @for bucket in year {
                        @let counts = came(bucket);
                        tr {
                            td { time { (bucket.from) } }
                            @for (place, count) in Place::ALL.into_iter().zip(counts) { td.n { (counted(count, Some(way(place, bucket)), language)) } }
                            td.wide.for-desk { (picture::bar(&counts, most, language)) }
                        }
                    } }
                }
            }
        }
    }
}
