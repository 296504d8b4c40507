//! `plumbline watch`: what happens, as it happens, a line an event.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use plumbline_lifecycle::{Event, Field, Horizon, Noun, PersonId, StandardId, State, StreamId};
use plumbline_log::{Reader, Recorded};
use plumbline_views::folded;

use crate::failure::Failure;
use crate::output::say;
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only this standard, and its approvals.
    #[arg(long)]
    standard: Option<StandardId>,
    /// Only standards of this field, as elderly-care.
    #[arg(long)]
    field: Option<Field>,
    /// Only what this person did or is named in, as p-li.
    #[arg(long)]
    person: Option<PersonId>,
    /// From after this seq; what is to come, if left out.
    #[arg(long, value_name = "SEQ", value_parser = crate::words::count::<u64>)]
    after: Option<u64>,
    /// End at what is recorded now.
    #[arg(long)]
    once: bool,
    /// For programs: a line of JSON an event.
    #[arg(long)]
    json: bool,
}

/// How long a moment is in which nothing happened: no other process tells when something does.
const MOMENT: Duration = Duration::from_millis(200);

/// Events read at a time.
const PAGE: u64 = 500;

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let head = reader.head();
    let mut seq = match arguments.after {
        Some(after) if after > head => return Err(Failure::NotRecorded { seq: after, head }),
        Some(after) => after + 1,
        None if arguments.once => 1,
        None => head + 1,
    };
    let mut wanted = Wanted { arguments, fields: HashMap::new() };
    loop {
        let page = reader.read_from(seq, PAGE)?;
        for row in &page {
            seq = row.seq + 1;
            if wanted.takes(&reader, row)? {
                say(&match arguments.json {
                    true => format!("{}\n", plumbline_api::event_json(row)),
                    false => told(row),
                });
            }
        }
        if page.is_empty() {
            if arguments.once {
                return Ok(());
            }
            std::thread::sleep(MOMENT);
            reader.refresh()?;
        }
    }
}

/// What is to be told.
struct Wanted<'a> {
    arguments: &'a Arguments,
    /// Each standard's field, once it was looked up. A correction may change it, so an event of the standard forgets it.
    fields: HashMap<StandardId, Option<Field>>,
}

impl Wanted<'_> {
    fn takes(&mut self, reader: &Reader, row: &Recorded) -> Result<bool, Failure> {
        let Arguments { standard, field, person, .. } = self.arguments;
        let owner = owner(row);
        if let Some(owner) = &owner {
            self.fields.remove(owner);
        }
        if standard.is_some() && *standard != owner {
            return Ok(false);
        }
        if let Some(person) = person {
            let named = format!("\"{person}\"");
            let acts = row.on_behalf_of.as_deref() == Some(person.as_str());
            if !acts && row.actor != person.as_str() && !row.data.contains(&named) {
                return Ok(false);
            }
        }
        let Some(field) = field else { return Ok(true) };
        let Some(owner) = owner else { return Ok(false) };
        if !self.fields.contains_key(&owner) {
            let stream = StreamId::Standard(owner.clone());
            let found = match folded(reader, &stream, Horizon::default())?.state {
                State::Standard(standard) => standard.field(),
                _ => None,
            };
            self.fields.insert(owner.clone(), found);
        }
        Ok(self.fields.get(&owner).is_some_and(|found| found.as_ref() == Some(field)))
    }
}

/// The standard that an event belongs to, if it belongs to one.
fn owner(row: &Recorded) -> Option<StandardId> {
    match row.stream.parse().ok()? {
        StreamId::Standard(id) => Some(id),
        StreamId::Approval(part) if part.pool().is_some() => None,
        StreamId::Approval(part) | StreamId::Consultation(part) => Some(part.owner().clone()),
        _ => None,
    }
}

/// `1629  2026-11-29  demo-81  提交审批 submitted for approval  p-feng`.
fn told(row: &Recorded) -> String {
    let noun = Noun::of_stream(&row.stream);
    let event = noun.and_then(|noun| Event::decode(noun, &row.kind, row.schema, &row.data).ok());
    let what = match event {
        Some(event) => format!("{} {}", event.zh(), event.en()),
        // A newer program wrote it.
        None => row.kind.clone(),
    };
    let stream = row.stream.strip_prefix("standard/").unwrap_or(&row.stream);
    let whom = row.on_behalf_of.as_ref().map(|whom| format!(" for {whom}")).unwrap_or_default();
    format!("{:>7}  {}  {stream}  {what}  {}{whom}\n", row.seq, row.happened_on, row.actor)
}
