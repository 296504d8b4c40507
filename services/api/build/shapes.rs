//! Writes the table of `json.rs`: for each message its fields, for each call its request. The table is plain statics, so
//! that checking a request costs one pass over its bytes and no look-up in a descriptor at run time.

use std::fmt::Write as _;

use prost_reflect::{DescriptorPool, FieldDescriptor, Kind, MessageDescriptor};

/// The Rust text of the table.
pub(crate) fn generate(pool: &DescriptorPool) -> String {
    let messages: Vec<MessageDescriptor> = pool
        .all_messages()
        .filter(|m| m.package_name() == "plumbline.v1" && !m.is_map_entry())
        .collect();
    let mut text = String::from("static MESSAGES: &[Message] = &[\n");
    for message in &messages {
        let _ = writeln!(text, "Message {{ name: {:?}, fields: &[", message.name());
        for field in message.fields() {
            let oneof = field.containing_oneof().filter(|o| !o.is_synthetic());
            let _ = writeln!(
                text,
                "Field {{ json: {:?}, proto: {:?}, shape: {}, oneof: {:?} }},",
                field.json_name(),
                field.name(),
                shape(&field, &messages),
                oneof.map(|o| o.name().to_owned()),
            );
        }
        text.push_str("] },\n");
    }
    text.push_str("];\n\n/// Every call, and the index of its request in `MESSAGES`.\n");
    text.push_str("pub(crate) static PROCEDURES: &[(&str, usize)] = &[\n");
    for method in pool.services().flat_map(|s| s.methods().collect::<Vec<_>>()) {
        let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
        let _ = writeln!(text, "({path:?}, {}),", index(&method.input(), &messages));
    }
    text.push_str("];\n");
    text
}

fn shape(field: &FieldDescriptor, messages: &[MessageDescriptor]) -> String {
    if let (true, Kind::Message(entry)) = (field.is_map(), field.kind()) {
        return format!("Shape::Map(&{})", one(&entry.map_entry_value_field().kind(), messages));
    }
    let one = one(&field.kind(), messages);
    if field.is_list() { format!("Shape::List(&{one})") } else { one }
}

fn one(kind: &Kind, messages: &[MessageDescriptor]) -> String {
    match kind {
        Kind::String => "Shape::Text".into(),
        Kind::Bool => "Shape::Bool".into(),
        Kind::Uint32 | Kind::Fixed32 => "Shape::Whole(u32::MAX as u64)".into(),
        Kind::Uint64 | Kind::Fixed64 => "Shape::Whole(u64::MAX)".into(),
        Kind::Message(message) => format!("Shape::Message({})", index(message, messages)),
        other => panic!(
            "the contract uses {other:?}, which json.rs does not check yet: teach both, or use another type"
        ),
    }
}

fn index(message: &MessageDescriptor, messages: &[MessageDescriptor]) -> usize {
    messages
        .iter()
        .position(|m| m == message)
        .expect("every message of the contract is in the table")
}
