//! What can have happened in a review.

use jiff::civil::Date;

use crate::approval::{DocRef, Limit};
use crate::ballot::BallotId;
use crate::draw::{Barred, Seed};
use crate::kinds::events;
use crate::procedure::{Binding, Form};
use crate::review::call::AskedFor;
use crate::review::opinion::{Disposal, Weight};
use crate::review::purpose::Purpose;
use crate::review::seat::Answer;
use crate::words::{Digest, Field, Jurisdiction, Name, PersonId, Sentence};

events! {
    /// A panel was called: for what, by which rule of which procedure, for which day, and all that a draw depends on
    /// besides its seed. `pool_version` and `pool_hash` name the pool of that area as it was then. `papers_until` is the last day to send papers for a meeting on the day that is named.
    PanelCalled "发起评审" "Panel called" {
        purpose: Purpose,
        binding: Binding,
        rule: Name,
        form: Form,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        on: Date,
        size: u32,
        fields: Vec<Field>,
        barred: Vec<Barred>,
        asked_for: Vec<AskedFor>,
        area: Jurisdiction,
        pool_version: u64,
        pool_hash: Digest,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer_within: Option<Limit>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<crate::schemas::Day>"))]
        papers_until: Option<Date>,
        by: PersonId,
    }
    /// The panel was drawn, by lot and rank. A later draw of the same call says why.
    PanelDrawn "抽取专家" "Panel drawn" {
        draw: u32,
        seed: Seed,
        panel: Vec<PersonId>,
        alternates: Vec<PersonId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sentence>,
    }
    /// The office named an expert over the rank.
    PanelistNamed "指定专家" "Expert named" { expert: PersonId, reason: Sentence, by: PersonId }
    /// The office dropped an expert.
    PanelistDropped "撤换专家" "Expert dropped" { expert: PersonId, reason: Sentence, by: PersonId }
    /// An expert answered the invitation.
    InvitationAnswered "答复邀请" "Invitation answered" {
        expert: PersonId,
        answer: Answer,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sentence>,
    }
    /// The next alternate was asked in the place of one who does not sit.
    PanelistReplaced "候补递补" "Alternate stepped in" { out: PersonId, into: PersonId }
    /// Who leads the panel.
    ChairNamed "确定组长" "Chair named" { expert: PersonId, by: PersonId }
    /// The papers went to the panel.
    PapersSent "送达评审材料" "Papers sent" { bundle: Vec<DocRef>, by: PersonId }
    /// An expert said something about a clause.
    OpinionGiven "评审意见" "Opinion given" { no: u32, by: PersonId, clause: Name, text: Sentence, weight: Weight }
    /// What was done about it; the last word holds.
    OpinionDisposed "意见处理" "Opinion disposed of" {
        no: u32,
        disposal: Disposal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sentence>,
        by: PersonId,
    }
    /// 签到: who was there.
    AttendanceRecorded "签到" "Attendance recorded" { present: Vec<PersonId>, by: PersonId }
    /// A ballot was opened.
    BallotCalled "发起表决" "Ballot called" { ballot: BallotId, by: PersonId }
    /// The chair concluded.
    ReviewConcluded "评审结论" "Review concluded" { passed: bool, conclusion: Sentence, by: PersonId }
    /// It ended without a conclusion.
    ReviewDissolved "评审解散" "Review dissolved" { reason: Sentence }
}
