//! The reviews of a standard, as ways to their pages.

use maud::{Markup, html};
use plumbline_lifecycle::PartId;
use plumbline_lifecycle::review::{Purpose, Review};

use crate::language::Language;

pub(super) fn reviews(reviews: &[(PartId, Review)], language: Language) -> Markup {
    if reviews.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("专家评审", "Expert reviews")) }
            ul.entries {
                @for (id, review) in reviews {
                    @let (zh, en) = review.place();
                    @let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.key() == id.purpose());
                    li {
                        a.named href={ "/reviews/" (id) } { (purpose.map_or("", |purpose| language.say(purpose.zh(), purpose.en()))) " " code { (id) } }
                        " " span.quiet { (language.say(zh, en)) }
                    }
                }
            }
        }
    }
}
