//! What a content is, by what stands in it: the declared type is a claim, the bytes are what a reader's program will open.

use std::fs::File;
use std::io;

use crate::media::MediaType;
use crate::ole;
use crate::place::read_at;
use crate::text::{self, Taken};
use crate::unfit::Unfit;
use crate::zip::{self, Listing};

/// What a content may be; more than one where the bytes do not tell, as with text and its tables.
pub(crate) fn sniff(file: &mut File, size: u64) -> io::Result<Result<&'static [MediaType], Unfit>> {
    let head = read_at(file, 0, 16)?;
    let found: &[MediaType] = match head.as_slice() {
        head if head.starts_with(b"%PDF-") => &[MediaType::Pdf],
        head if head.starts_with(b"\x89PNG\r\n\x1a\n") => &[MediaType::Png],
        head if head.starts_with(b"\xff\xd8\xff") => &[MediaType::Jpeg],
        head if head.starts_with(ole::MAGIC) => match ole::media(file)? {
            Some(MediaType::Doc) => &[MediaType::Doc],
            Some(MediaType::Xls) => &[MediaType::Xls],
            Some(MediaType::Ppt) => &[MediaType::Ppt],
            _ => return Ok(Err(Unfit::Unrecognized)),
        },
        head if head.starts_with(b"PK\x03\x04") => {
            let listing = zip::list(file, size)?;
            return Ok(listing.map_or(Err(Unfit::Unrecognized), |listing| packed(&listing)));
        }
        _ => match text::taken(file)? {
            Taken::Plain => &[MediaType::Text, MediaType::Csv],
            Taken::Active => return Ok(Err(Unfit::ActiveText)),
            Taken::NotText => return Ok(Err(Unfit::Unrecognized)),
        },
    };
    Ok(Ok(found))
}

/// What a zip file is, by the names in it.
fn packed(listing: &Listing) -> Result<&'static [MediaType], Unfit> {
    let has = |name: &str| listing.names.iter().any(|known| known == name);
    let below = |folder: &str| listing.names.iter().any(|known| known.starts_with(folder));
    let office = has("[Content_Types].xml");
    let macros = |name: &String| name.to_ascii_lowercase().ends_with("vbaproject.bin");
    // OpenDocument keeps its macros in these two folders.
    let scripts = listing.mimetype.is_some() && (below("Basic/") || below("Scripts/"));
    if scripts || listing.names.iter().any(macros) {
        return Err(Unfit::Macros);
    }
    match listing.mimetype.as_deref().and_then(MediaType::declared) {
        Some(MediaType::Odt) => return Ok(&[MediaType::Odt]),
        Some(MediaType::Ods) => return Ok(&[MediaType::Ods]),
        Some(MediaType::Odp) => return Ok(&[MediaType::Odp]),
        _ => {}
    }
    match () {
        () if office && below("word/") => Ok(&[MediaType::Docx]),
        () if office && below("xl/") => Ok(&[MediaType::Xlsx]),
        () if office && below("ppt/") => Ok(&[MediaType::Pptx]),
        () if has("OFD.xml") => Ok(&[MediaType::Ofd]),
        () => Err(Unfit::Unrecognized),
    }
}

/// What a content is taken for: what was declared, if it can be that; else what the file's name speaks of; else the first.
pub(crate) fn settle(
    found: &'static [MediaType],
    declared: Option<MediaType>,
    name: &str,
) -> Result<MediaType, Unfit> {
    match declared {
        Some(declared) if found.contains(&declared) => Ok(declared),
        Some(declared) => Err(Unfit::Contradicts { declared, found }),
        None => {
            let named = MediaType::of_name(name).filter(|named| found.contains(named));
            named.or(found.first().copied()).ok_or(Unfit::Unrecognized)
        }
    }
}
