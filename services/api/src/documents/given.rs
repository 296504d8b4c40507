//! What comes with a file that is handed in: which document it is, and what every command carries besides itself.

use connectrpc::ConnectError;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, Uri};
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_documents::{Content, MediaType, on_the_list};
use plumbline_lifecycle::standard::{Command, Document};
use plumbline_lifecycle::{Name, StreamId};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::errors::{bad_field, unfit};
use crate::query::Words;
use crate::translate::{day, word};

/// The query of an upload.
const ASKED: [&str; 5] = ["kind", "name", "happenedOn", "expectedVersion", "onBehalfOf"];

/// What came, read: a command that lacks only what the file itself says.
pub(super) struct Given {
    id: Uuid,
    target: StreamId,
    kind: String,
    name: Name,
    happened_on: Option<Date>,
    expected_version: Option<u64>,
    on_behalf_of: Option<Name>,
    caller: Caller,
    /// What the file is declared to be, if anything.
    pub(super) declared: Option<MediaType>,
    /// Bytes, where the sender says how many.
    pub(super) length: Option<u64>,
}

impl Given {
    pub(super) fn read(
        standard: &str,
        asked: &Uri,
        headers: &HeaderMap,
        caller: Caller,
    ) -> Result<Given, ConnectError> {
        let asked = Words::read(asked, &ASKED)?;
        let text = |name: http::HeaderName| {
            let value = headers.get(&name)?;
            Some(value.to_str().map_err(|_| bad_field(name.as_str(), "is not plain text")))
        };
        let id = text(http::HeaderName::from_static("idempotency-key")).transpose()?;
        let declared = text(CONTENT_TYPE).transpose()?.map(on_the_list).transpose();
        let length = text(CONTENT_LENGTH).transpose()?.and_then(|length| length.parse().ok());
        let on_behalf_of =
            asked.get("onBehalfOf").map(|name| word("onBehalfOf", name)).transpose()?;
        Ok(Given {
            id: word("Idempotency-Key", id.unwrap_or_default())?,
            target: StreamId::Standard(word("id", standard)?),
            name: word("name", asked.need("name")?)?,
            kind: asked.need("kind")?.to_owned(),
            happened_on: asked.get("happenedOn").map(|text| day("happenedOn", text)).transpose()?,
            expected_version: asked.number("expectedVersion")?,
            on_behalf_of,
            caller,
            declared: declared.map_err(|no| unfit(&no))?,
            length,
        })
    }

    /// The command's own id.
    pub(super) fn id(&self) -> Uuid {
        self.id
    }

    /// The file's name.
    pub(super) fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The command before the file is here: no rule and no policy reads the hash, so one stands in for it.
    pub(super) fn beforehand(&self) -> Request {
        self.request(Document {
            kind: self.kind.clone(),
            name: self.name.clone(),
            media_type: self.declared.unwrap_or(MediaType::Pdf).key().into(),
            size: self.length.unwrap_or(1).max(1),
            sha256: "0".repeat(64),
        })
    }

    /// The document that a content is.
    pub(super) fn document(&self, content: &Content) -> Document {
        Document {
            kind: self.kind.clone(),
            name: self.name.clone(),
            media_type: content.media_type.key().into(),
            size: content.size,
            sha256: content.hash.to_string(),
        }
    }

    /// The command.
    pub(super) fn request(&self, document: Document) -> Request {
        Request {
            id: self.id,
            target: self.target.clone(),
            command: Command::AttachDocument { document }.into(),
            expected_version: self.expected_version,
            happened_on: self.happened_on,
            caller: self.caller.clone(),
            on_behalf_of: self.on_behalf_of.clone(),
        }
    }
}
