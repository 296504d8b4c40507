//! What is done about what is private of a person: the fields, and the command that they come to. It is sealed before there is one, so that
//! nothing of it is ever in a command but ciphertext.

use maud::Markup;
use plumbline_access::Caller;
use plumbline_lifecycle::person::Command;
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::{
    Folded, Jurisdiction, Offer, PersonId, State, StreamId, World, offers_of_person,
};
use plumbline_workflow::{Foresight, Keys, PersonalData};

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::listed::listed;
use crate::acts::offered::{Called, Offered, acts_of, called};
use crate::acts::returned::{Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::problem::Problem;

/// What whoever looks may do about it.
pub(crate) struct Acts {
    area: Jurisdiction,
    id: PersonId,
    offered: Offered<Command>,
}

const SEAL: &str = "SealPersonalData";

/// What can be done by a form.
pub(super) const CALLED: &[Called] = &[
    called(SEAL, "登记个人信息", "record it"),
    called("ErasePersonalData", "永久删除", "erase it for ever"),
];

/// The fields, in the order of [`PersonalData::FIELDS`].
const FIELDS: [Ask; 4] = [
    Ask::of("telephone", "电话", "Telephone"),
    Ask::of("mail", "邮箱", "Mail"),
    Ask::of("identity_number", "身份证号", "Identity number"),
    Ask::of("bank_account", "银行账号", "Bank account"),
];

impl Acts {
    /// As the log stands that is looked ahead from. The pool is long, and whoever asks has it at hand.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        (area, id, pool): (&Jurisdiction, &PersonId, Pool),
    ) -> Result<Acts, Problem> {
        let held = Folded { version: pool.version(), seq: 0, state: State::Pool(pool) };
        foresight.holds(StreamId::Pool(area.clone()), held);
        let target = StreamId::Person(id.clone());
        let offers = |world: &World<'_>| offers_of_person(world, area, id);
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        Ok(Acts { area: area.clone(), id: id.clone(), offered })
    }

    /// What a form that was sent comes to. No key is made for whoever may not record anything.
    pub(crate) fn order(
        &self,
        sent: &Sent,
        keys: &Keys,
        language: Language,
    ) -> Result<Result<Order, Why>, Problem> {
        let mut broken = None;
        let order = self.offered.order(sent, language, |act, offer, form| match &offer.command {
            Command::SealPersonalData { .. } => {
                let data = data(form).filter(|_| act.not.is_none())?;
                let sealed = keys.seal(&self.id, &self.area, &data);
                let command = sealed.map_err(|error| broken = Some(error.to_string())).ok()?;
                Some((command, None))
            }
            Command::ErasePersonalData { .. } => Some((offer.command.clone(), None)),
        });
        match broken {
            Some(error) => Err(Problem::BrokeOff(error)),
            None => Ok(order),
        }
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = format!("/experts/{}/{}/personal", self.area, self.id);
        listed(&self.offered.acts(), returned, &path, language, |act, form| {
            if act.key == SEAL {
                let _ = data(form);
            }
        })
    }
}

/// What was written; it replaces what was sealed before as a whole.
fn data(form: &mut Form<'_>) -> Option<PersonalData> {
    let given = FIELDS.map(|field| form.word_if_any::<String>(field, ""));
    let [telephone, mail, identity_number, bank_account] = given;
    let given = [telephone?, mail?, identity_number?, bank_account?].map(Option::unwrap_or_default);
    let [telephone, mail, identity_number, bank_account] = &given;
    match PersonalData::of([telephone, mail, identity_number, bank_account]) {
        Ok(data) => Some(data),
        Err(bad) => {
            let named = FIELDS.iter().any(|field| field.name == bad.field);
            form.wrong(if named { bad.field } else { FIELDS[0].name }, &bad);
            None
        }
    }
}
