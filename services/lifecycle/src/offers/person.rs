//! What may be done about what is private of a person.

use crate::offers::offer::Offer;
use crate::offers::tried::tried;
use crate::person::{Command, Sealed};
use crate::stream::StreamId;
use crate::words::{Digest, Jurisdiction, PersonId};
use crate::world::{No, World};

/// What may be done about what is private of somebody who stands in the pool of this area. What would be sealed is nothing here: whoever asks
/// seals it.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_person(
    world: &World<'_>,
    area: &Jurisdiction,
    id: &PersonId,
) -> Result<Vec<Offer<Command>>, No> {
    let target = StreamId::Person(id.clone());
    let (ciphertext, key) = ("00".parse(), "0".repeat(32).parse());
    let (Ok(ciphertext), Ok(key)) = (ciphertext, key) else { return Ok(Vec::new()) };
    let (sealed, proof) = (Sealed { ciphertext, key }, Digest::from([0; 32]));
    let seal = Command::SealPersonalData { area: area.clone(), sealed, proof };
    [seal, Command::ErasePersonalData { area: area.clone() }]
        .into_iter()
        .map(|command| {
            let refusal = tried(world, &target, &command)?;
            Ok(Offer { refusal, ..Offer::plain(command) })
        })
        .collect()
}
