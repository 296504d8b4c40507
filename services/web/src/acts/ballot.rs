//! What is done in a ballot, on the page of its review: the fields of each act, and the command that they come to. A card of a secret
//! ballot is cast elsewhere, by nobody (`ballots.rs`).

use plumbline_access::Caller;
use plumbline_lifecycle::ballot::{Choice, Code, Command};
use plumbline_lifecycle::{BallotId, Digest, Offer, PersonId, StreamId, World, offers_of_ballot};
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::house::{House, PERSONS};
use crate::acts::listed::Act;
use crate::acts::offered::{Called, Filled, Offered, acts_of, among, called, each};
use crate::acts::returned::Why;
use crate::acts::sent::Sent;
use crate::problem::Problem;

/// What whoever looks may do in one ballot.
pub(crate) struct Acts {
    id: BallotId,
    offered: Offered<Command>,
}

const CHOICE: Ask = Ask::of("choice", "表决", "Your vote").by(&["voted-already", "recused"]);
const WHY: Ask = Ask::of("reason", "理由", "Reason").by(&["reason-missing"]);
const REASON: Ask = Ask::of("reason", "理由", "Reason");
const TO: Ask =
    Ask::of("to", "领票人", "Who drew a card").by(&["cards-do-not-add-up", "not-an-elector"]);
const VOIDED: Ask = Ask::of("voided", "剩余作废的选票", "Cards that were left over and voided")
    .hint(
        "每行一张，拆开后写票码或其哈希；没有剩余不填。",
        "One a line, opened, by its code or its hash; nothing where none was left.",
    )
    .by(&["card-foreign", "sha256"]);
const SCRUTINEER: Ask = Ask::of("scrutineer", "监票人", "Scrutineer")
    .hint("写姓名或编号，不得是计票人本人。", "By name or id; not the teller.")
    .by(&["teller-alone", "person"]);
const VOTED: Ask =
    Ask::of("voted", "收票名单上签名的人", "Who signed the roll on leaving").by(&["count-unsound"]);

/// What can be done in a ballot by a form.
pub(super) const CALLED: &[Called] = &[
    called("CastVote", "投票", "vote"),
    called("Recuse", "回避", "take no part"),
    called("HandCards", "登记发票", "record who drew a card"),
    called("CloseBallot", "结束表决并计票", "close and count"),
    called("AnnulBallot", "宣布表决无效", "declare the ballot void"),
];

/// Whether there is such an act of a ballot at all.
pub(super) fn is_known(act: &str) -> bool {
    Command::ALL.iter().any(|(name, _, _)| *name == act)
}

impl Acts {
    /// As the log stands that is looked ahead from.
    pub(super) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        id: &BallotId,
    ) -> Result<Acts, Problem> {
        let target = StreamId::Ballot(id.clone());
        let offers = |world: &World<'_>| offers_of_ballot(world, id);
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        Ok(Acts { id: id.clone(), offered })
    }

    /// Each, as it is listed.
    pub(super) fn acts(&self) -> Vec<Act> {
        self.offered.acts()
    }

    /// Goes through the form of an act, where it is one of these.
    pub(super) fn draw(&self, key: &str, form: &mut Form<'_>, house: &House<'_>) {
        self.offered.draw(key, form, |_, offer, form| self.fields(offer, form, house));
    }

    /// What a form that was sent comes to.
    pub(super) fn order(&self, sent: &Sent, house: &House<'_>) -> Result<Order, Why> {
        self.offered.order(sent, house.language, |_, offer, form| self.fields(offer, form, house))
    }

    fn fields(
        &self,
        offer: &Offer<Command>,
        form: &mut Form<'_>,
        house: &House<'_>,
    ) -> Option<Filled<Command>> {
        let language = form.language;
        let scrutineer = |form: &mut Form<'_>| -> Option<PersonId> {
            form.named(SCRUTINEER, "", PERSONS, |text| house.person(text))
        };
        let command = match &offer.command {
            Command::CastVote { .. } => {
                let told = |one: Choice| (one.key(), one.zh(), one.en());
                let choice = form.choice(CHOICE, &each(Choice::ALL, told, language), None);
                let reason = form.sentence_if_any(WHY);
                Command::CastVote { choice: choice?, reason: reason? }
            }
            Command::Recuse { .. } => Command::Recuse { reason: form.sentence(REASON)? },
            Command::HandCards { .. } => {
                let there = among::<_, PersonId>(offer, language);
                let to = form.ticked(TO, &there, &[]);
                let voided = form.lines(VOIDED, "", false, |text| {
                    let hash = || text.parse::<Code>().map(|code| code.hash(&self.id));
                    let hash = text.parse::<Digest>().or_else(|_| hash());
                    hash.map_err(|bad| super::form::bad(&bad, language))
                });
                let scrutineer = scrutineer(form);
                Command::HandCards { to: to?, voided: voided?, scrutineer: scrutineer? }
            }
            Command::CloseBallot { scrutineer: None, .. } => offer.command.clone(),
            Command::CloseBallot { scrutineer: Some(_), .. } => {
                let drew = among::<_, PersonId>(offer, language);
                let (voted, scrutineer) = (form.ticked(VOTED, &drew, &[]), scrutineer(form));
                Command::CloseBallot { voted: voted?, scrutineer: Some(scrutineer?) }
            }
            Command::AnnulBallot { .. } => Command::AnnulBallot { reason: form.sentence(REASON)? },
        };
        Some((command, None))
    }
}
