//! What is done in a matter under approval: the fields of each act, and the command that they come to.
//!
//! A decision is two acts, so that either is one click: to agree, and to disagree.

use maud::{Markup, html};
use plumbline_access::{Caller, Sight};
use plumbline_lifecycle::approval::{self, Command, Minutes, Place, Resume, Target};
use plumbline_lifecycle::{
    Name, Offer, PartId, PersonId, Refusal, StreamId, World, offers_of_approval,
};
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::house::{House, PERSONS};
use crate::acts::listed::{Act, listed};
use crate::acts::offered::{Called, Filled, Offered, acts_of, among, called, each, first};
use crate::acts::returned::{Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;

/// What whoever looks may do in one matter.
pub(crate) struct Acts {
    id: PartId,
    offered: Offered<Command>,
    names: PlaceNames,
    sight: Sight,
}

/// To agree.
pub(crate) const AGREE: &str = "Agree";
/// To disagree.
pub(crate) const DISAGREE: &str = "Disagree";
/// To send it back.
pub(crate) const SEND_BACK: &str = "SendBack";

pub(crate) const OPINION: Ask = Ask::of("opinion", "意见", "Opinion").by(&["opinion-missing"]);
pub(crate) const MINUTES: Ask =
    Ask::of("minutes", "会议纪要文号", "Number of the minutes").by(&["minutes-missing"]);
pub(crate) const HASH: Ask =
    Ask::of("hash", "纪要文件 SHA-256", "SHA-256 of the minutes").by(&["minutes-unasked"]);
const TO: Ask = Ask::of("to", "退回到", "Back to").by(&["not-earlier"]);
const RESUME: Ask = Ask::of("resume", "退回后的办理方式", "How it comes back");
const PERSON: Ask =
    Ask::of("person", "人员", "Person").hint("写姓名或编号。", "By name or id.").by(&[
        "no-person",
        "own-submission",
        "signs-already",
        "handed-before",
        "copied-already",
        "one-seat-each",
        "person",
    ]);
const SIGNER: Ask = Ask::of("person", "加签人", "The signer").by(&["not-your-signer"]);
const PLACE: Ask = Ask::of("place", "位置", "Where").by(&["too-many-signers"]);
const REASON: Ask = Ask::of("reason", "理由", "Reason");
const NOTE: Ask = Ask::of("note", "说明", "What has changed");
const TEXT: Ask = Ask::of("text", "阅批意见", "Remark");
const SEAT: Ask = Ask::of("seat", "席位", "Seat").by(&["no-such-seat", "seat-has-filler"]);

/// What can be done in a matter by a form.
pub(super) const CALLED: &[Called] = &[
    called("Decide", "同意", "agree").by(AGREE),
    called("Decide", "不同意", "disagree").by(DISAGREE),
    called(SEND_BACK, "退回", "send back"),
    called("HandOver", "转办", "hand it over"),
    called("AddSigner", "加签", "add a signer"),
    called("RemoveSigner", "减签", "take off a signer"),
    called("Resubmit", "重新提交", "submit it again"),
    called("TakeBack", "撤回事项", "take the matter back"),
    called("TakeBackDecision", "撤回本人意见", "take back your decision"),
    called("Remind", "催办", "remind"),
    called("Copy", "抄送", "send a copy"),
    called("Note", "阅批", "remark"),
    called("Reassign", "改派", "reassign a seat"),
];

impl Acts {
    /// As the log stands that is looked ahead from.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        id: &PartId,
        names: PlaceNames,
    ) -> Result<Acts, Problem> {
        let target = StreamId::Approval(id.clone());
        let offers = |world: &World<'_>| offers_of_approval(world, id);
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        let sight = Sight::of(Some(caller));
        Ok(Acts { id: id.clone(), offered, names, sight })
    }

    /// The version of the matter that is looked at.
    pub(crate) fn version(&self) -> u64 {
        self.offered.version()
    }

    /// Whether a decision names the minutes of a meeting.
    pub(crate) fn is_by_minutes(&self) -> bool {
        let decides = |offer: &Offer<Command>| {
            matches!(&offer.command, Command::Decide { minutes: Some(_), .. })
        };
        self.offered.offers().any(decides)
    }

    /// What a form that was sent comes to.
    pub(crate) fn order(&self, sent: &Sent, language: Language) -> Result<Order, Why> {
        let order =
            self.offered.order(sent, language, |act, offer, form| self.fields(act, offer, form));
        order.map_err(|why| match (why, unsaid(sent)) {
            (Why::Fields, Some(reason)) => Why::Refused(reason, None),
            (why, _) => why,
        })
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = format!("/approvals/{}", self.id);
        html! {
            (listed(&self.offered.acts(), returned, &path, language, |act, form| {
                self.offered.draw(&act.key, form, |act, offer, form| self.fields(act, offer, form));
            }))
            (self.house(language).lists())
        }
    }

    fn house(&self, language: Language) -> House<'_> {
        House { people: self.names.people(), sight: &self.sight, language }
    }

    fn fields(
        &self,
        act: &Act,
        offer: &Offer<Command>,
        form: &mut Form<'_>,
    ) -> Option<Filled<Command>> {
        let language = form.language;
        let house = self.house(language);
        let person = |form: &mut Form<'_>| -> Option<PersonId> {
            form.named(PERSON, "", PERSONS, |text| house.person(text))
        };
        let command = match &offer.command {
            Command::Decide { minutes, .. } => {
                let opinion = form.sentence_if_any(OPINION);
                let named = match minutes {
                    None => Some(None),
                    Some(_) => {
                        let number = form.word::<Name>(MINUTES, "");
                        let sha256 = form.word::<String>(HASH, "");
                        number.zip(sha256).map(|(number, sha256)| Some(Minutes { number, sha256 }))
                    }
                };
                Command::Decide { agree: act.key == AGREE, opinion: opinion?, minutes: named? }
            }
            Command::SendBack { .. } => {
                let opinion = form.sentence(OPINION);
                let to: Vec<(String, String, Target)> = (offer.among.iter())
                    .map(|(key, words)| {
                        let step = key.parse().map_or(Target::Submitter, Target::Step);
                        (key.clone(), language.of_words(words).to_owned(), step)
                    })
                    .collect();
                let to = form.choice(TO, &to, Some("submitter"));
                let told = |way: Resume| (way.key(), way.zh(), way.en());
                let ways = each([Resume::Direct, Resume::Through], told, language);
                let resume = form.choice(RESUME, &ways, Some(Resume::Direct.key()));
                Command::SendBack { to: to?, resume: resume?, opinion: opinion? }
            }
            Command::HandOver { .. } => {
                let (to, reason) = (person(form), form.sentence(REASON));
                Command::HandOver { to: to?, reason: reason? }
            }
            Command::AddSigner { .. } => {
                let person = person(form);
                let told = |place: Place| (place.key(), place.zh(), place.en());
                let places = each(Place::ALL, told, language);
                let place = form.choice(PLACE, &places, Some(Place::Before.key()));
                Command::AddSigner { person: person?, place: place? }
            }
            Command::RemoveSigner { .. } => {
                let signers = among::<_, PersonId>(offer, language);
                Command::RemoveSigner { person: form.choice(SIGNER, &signers, first(&signers))? }
            }
            Command::Resubmit { .. } => Command::Resubmit { note: form.sentence(NOTE)? },
            Command::TakeBack | Command::TakeBackDecision | Command::Remind => {
                offer.command.clone()
            }
            Command::Copy { .. } => Command::Copy { to: person(form)? },
            Command::Note { .. } => Command::Note { text: form.sentence(TEXT)? },
            Command::Reassign { .. } => {
                let seats: Vec<(String, String, (u32, u32))> = (offer.among.iter())
                    .filter_map(|(key, words)| {
                        let (step, seat) = key.split_once('.')?;
                        let at = (step.parse().ok()?, seat.parse().ok()?);
                        Some((key.clone(), language.of_words(words).to_owned(), at))
                    })
                    .collect();
                let seat = form.choice(SEAT, &seats, first(&seats));
                let (to, reason) = (person(form), form.sentence(REASON));
                let (step, seat) = seat?;
                Command::Reassign { step, seat, to: to?, reason: reason? }
            }
        };
        Some((command, None))
    }
}

/// There is no such command without an opinion, so the rule's own words are said here.
fn unsaid(sent: &Sent) -> Option<plumbline_lifecycle::Reason> {
    let missing = sent.act == SEND_BACK && sent.one(OPINION.name).trim().is_empty();
    missing.then(|| Refusal::from(approval::Refusal::OpinionMissing {}).reason())
}

/// Whether there is such an act at all.
pub(crate) fn is_known(act: &str) -> bool {
    [AGREE, DISAGREE].contains(&act) || Command::ALL.iter().any(|(name, _, _)| *name == act)
}
