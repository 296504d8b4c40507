//! What can have happened in a ballot.

use jiff::civil::Date;

use crate::ballot::card::CastCard;
use crate::ballot::choice::Choice;
use crate::ballot::elector::Elector;
use crate::kinds::events;
use crate::procedure::{Binding, Form};
use crate::words::{Digest, Name, PartId, PersonId, Sentence};

events! {
    /// It was opened: what is voted on, by which rule of which procedure, by whom, and until when. A secret one holds the
    /// sorted hashes of its cards, as many as there are electors who are there; one by name has none.
    BallotOpened "发起表决" "Ballot opened" {
        matter: PartId,
        binding: Binding,
        rule: Name,
        round: u32,
        form: Form,
        electors: Vec<Elector>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<crate::schemas::Day>"))]
        closes: Option<Date>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cards: Vec<Digest>,
    }
    /// 投票, by name.
    VoteCast "投票" "Vote cast" {
        by: PersonId,
        choice: Choice,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sentence>,
    }
    /// 回避: they are no member of it any more.
    VoterRecused "回避" "Voter recused" { by: PersonId, reason: Sentence }
    /// 发票: who drew a card, and which were left over and voided; before anybody votes.
    CardsHanded "发票" "Cards handed out" { to: Vec<PersonId>, voided: Vec<Digest>, by: PersonId, scrutineer: PersonId }
    /// A ballot by name ended.
    BallotClosed "表决结束" "Ballot closed" {}
    /// A secret ballot ended: what lay in the box, by the hashes of the cards, and who signed the roll, by their ids.
    BallotCounted "计票" "Ballot counted" { cast: Vec<CastCard>, voted: Vec<PersonId>, teller: PersonId, scrutineer: PersonId }
    /// It is void, and counts for nothing.
    BallotAnnulled "表决作废" "Ballot annulled" { reason: Sentence }
}
