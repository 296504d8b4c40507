//! What is asked of a command about what is private of a person.

use crate::person::command::Command;
use crate::person::event::Event;
use crate::person::refusal::Refusal;
use crate::pool;
use crate::words::PersonId;
use crate::world::{No, World};

/// The most keys of one person: one, and one more after each erasure or loss.
const KEYS_MAX: usize = 64;

/// Which event a command makes. Whom it is about must have stood in the pool that it names.
pub(crate) fn decide(world: &World<'_>, person: &PersonId, command: &Command) -> Result<Event, No> {
    if world.pool(command.area())?.expert(person).is_none() {
        return Err(pool::Refusal::NoExpert { expert: person.clone() }.into());
    }
    Ok(match command {
        Command::SealPersonalData { sealed, .. } => Event::PersonalDataSealed {
            ciphertext: sealed.ciphertext.clone(),
            key: sealed.key.clone(),
        },
        Command::ErasePersonalData { .. } => Event::PersonErased {},
    })
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, person: &PersonId, event: &Event) -> Result<(), No> {
    world.today_alone()?;
    let personal = world.personal(person)?;
    match event {
        Event::PersonalDataSealed { key, .. } => {
            if personal.has_ended(key) {
                return Err(Refusal::KeyEnded {}.into());
            }
            if !personal.names(key) && personal.keys() >= KEYS_MAX {
                return Err(Refusal::TooManyKeys { max: KEYS_MAX }.into());
            }
            Ok(())
        }
        Event::PersonErased {} => match personal.sealed() {
            Some(_) => Ok(()),
            None => Err(Refusal::NothingSealed {}.into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::person::personal::Personal;
    use crate::refusal::Refusal as Any;
    use crate::replay::Folded;
    use crate::state::State;
    use crate::stream::StreamId;

    #[test]
    fn a_person_has_sixty_four_keys_at_most_and_a_known_one_is_none_more() {
        let sealed = |key: usize| {
            let key = format!("{key:032x}").parse().unwrap();
            Event::PersonalDataSealed { ciphertext: "0a".parse().unwrap(), key }
        };
        let all = (0..KEYS_MAX).fold(Personal::default(), |held, key| held.evolve(&sealed(key)));
        let person: PersonId = "e-1".parse().unwrap();
        let folded = Folded { version: 64, seq: 64, state: State::Person(all) };
        let known = BTreeMap::from([(StreamId::Person(person.clone()), folded)]);
        let today = "2026-11-24".parse().unwrap();
        let world = World { known: &known, by: None, on: today, today };
        assert_eq!(permits(&world, &person, &sealed(0)), Ok(()));
        let refused = No::Refused(Any::Person(Refusal::TooManyKeys { max: KEYS_MAX }));
        assert_eq!(permits(&world, &person, &sealed(KEYS_MAX)), Err(refused));
    }
}
