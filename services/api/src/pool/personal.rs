//! What is private of somebody in a pool: sealed before it becomes a command, opened for whoever may read it.
//!
//! No key is made for whoever may not record anything, or of whom the pool holds nobody: both are asked before, as the writer asks
//! them again.

use connectrpc::ConnectError;
use plumbline_access::{Caller, reads_personal};
use plumbline_lifecycle::person::{Command, Sealed};
use plumbline_lifecycle::{BadWord, Horizon, Jurisdiction, PersonId, State, StreamId, pool};
use plumbline_log::Reader;
use plumbline_views::{NotFolded, folded};
use plumbline_workflow::{Answer, Failure, KeyError, PersonalData};

use crate::errors::{bad_field, failure};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::{ApiState, not_folded};
use crate::translate::{submit, word};

pub(super) async fn seal(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SealPersonalDataRequestView<'_>,
) -> Result<Answer, ConnectError> {
    let (area, person) = (word("area", asked.area)?, word("expert", asked.expert)?);
    let Some(given) = asked.data.as_option() else { return Err(bad_field("data", "is missing")) };
    let given = [given.telephone, given.mail, given.identity_number, given.bank_account];
    let data = PersonalData::of(given).map_err(|bad| unfit(&bad))?;
    may(state, caller, &area, &person).await?;
    let (keys, whom) = (state.writer.keys().clone(), (person.clone(), area.clone()));
    let sealed = state
        .blocking(move || keys.seal(&whom.0, &whom.1, &data).map_err(|error| no_key(&error)))
        .await?;
    let target = StreamId::Person(person);
    submit(state, caller, asked.header.as_option(), target, sealed.into()).await
}

pub(super) async fn erase(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::ErasePersonalDataRequestView<'_>,
) -> Result<Answer, ConnectError> {
    let command = Command::ErasePersonalData { area: word("area", asked.area)? };
    let target = StreamId::Person(word("expert", asked.expert)?);
    submit(state, caller, asked.header.as_option(), target, command.into()).await
}

pub(super) async fn get(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::GetPersonalDataRequestView<'_>,
) -> Result<wire::GetPersonalDataResponse, ConnectError> {
    let (area, person) = (word("area", asked.area)?, word("expert", asked.expert)?);
    may(state, caller, &area, &person).await?;
    let (keys, log) = (state.writer.keys().clone(), state.reader.clone());
    let says = format!(
        "nothing private of {person} can be read for the pool of {area}: none is recorded for it, it was erased, or its key is not here"
    );
    let opened = state.blocking(move || match sealed(&log, &person).map_err(not_folded)? {
        None => Ok(None),
        Some(sealed) => keys.open(&person, &area, &sealed).map_err(|error| no_key(&error)),
    });
    let data = opened.await?.ok_or_else(|| ConnectError::not_found(says))?;
    let text = |name: Option<plumbline_lifecycle::Name>| name.map(String::from).unwrap_or_default();
    let PersonalData { telephone, mail, identity_number, bank_account } = data;
    let data = wire::PersonalData {
        telephone: text(telephone),
        mail: text(mail),
        identity_number: text(identity_number),
        bank_account: text(bank_account),
        ..Default::default()
    };
    Ok(wire::GetPersonalDataResponse { data: data.into(), ..Default::default() })
}

/// Whether this caller has to do with what is private of this person, whom that pool holds.
async fn may(
    state: &ApiState,
    caller: &Caller,
    area: &Jurisdiction,
    person: &PersonId,
) -> Result<(), ConnectError> {
    reads_personal(caller, area, person).map_err(|denial| failure(&Failure::Denied(denial)))?;
    let (log, pools, area) = (state.reader.now(), state.views_of(Some(caller)).pools, area.clone());
    let held = move || pools.now(&log, &area).map_err(not_folded);
    if state.blocking(held).await?.expert(person).is_some() {
        return Ok(());
    }
    let refusal = pool::Refusal::NoExpert { expert: person.clone() };
    Err(failure(&Failure::Refused(refusal.into())))
}

fn sealed(log: &Reader, person: &PersonId) -> Result<Option<Sealed>, NotFolded> {
    let folded = folded(log, &StreamId::Person(person.clone()), Horizon::default())?;
    Ok(match folded.state {
        State::Person(personal) => personal.sealed().cloned(),
        _ => None,
    })
}

/// By the field as the wire calls it, and without what was given.
fn unfit(bad: &BadWord) -> ConnectError {
    let field = match bad.field {
        "telephone" => "data.telephone",
        "mail" => "data.mail",
        "identity_number" => "data.identityNumber",
        "bank_account" => "data.bankAccount",
        _ => "data",
    };
    bad_field(field, &bad.why)
}

fn no_key(error: &KeyError) -> ConnectError {
    tracing::error!(%error, "a key of what is private could not be had");
    ConnectError::internal("a key could not be had; the service's log says why")
}
