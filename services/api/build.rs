//! Turns `proto/plumbline/v1` into three things: the generated types and service traits, the shapes against which JSON
//! requests are checked, and the OpenAPI document. protox is the compiler, so that cargo alone builds this.

#[path = "build/files.rs"]
mod files;
#[path = "build/openapi.rs"]
mod openapi;
#[path = "build/plain.rs"]
mod plain;
#[path = "src/public.rs"]
mod public;
#[path = "build/shapes.rs"]
mod shapes;
#[path = "build/tables.rs"]
mod tables;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use prost_reflect::DescriptorPool;
use prost_reflect::prost::Message as _;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto");
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/public.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = files(&root)?;

    let mut compiler = protox::Compiler::new([&root])?;
    compiler.include_source_info(true).include_imports(true).open_files(&files)?;
    let set = compiler.file_descriptor_set().encode_to_vec();
    let set_file = out.join("plumbline.binpb");
    fs::write(&set_file, &set)?;
    // What follows asks cargo to look at this file, which is newer than the run that wrote it: dated back, it is no reason to build
    // this crate, and all that stand on it, once more.
    fs::File::options().write(true).open(&set_file)?.set_modified(SystemTime::UNIX_EPOCH)?;

    // Views borrow strings from the request; the answers are owned. Unknown binary fields are dropped, as gRPC expects.
    connectrpc_build::Config::new()
        .descriptor_set(&set_file)
        .files(&files)
        .include_file("_connectrpc.rs")
        .compile()?;

    let pool = DescriptorPool::decode(set.as_slice())?;
    fs::write(out.join("shapes.rs"), shapes::generate(&pool))?;
    fs::write(out.join("openapi.json"), openapi::generate(&pool, env!("CARGO_PKG_VERSION"))?)?;
    Ok(())
}

/// Every file of the contract, in order.
fn files(root: &Path) -> Result<Vec<String>, std::io::Error> {
    let folder = fs::read_dir(root.join("plumbline/v1"))?;
    let names = folder.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut files: Vec<String> = names
        .collect::<Result<Vec<_>, std::io::Error>>()?
        .into_iter()
        .filter(|name| name.ends_with(".proto"))
        .map(|name| format!("plumbline/v1/{name}"))
        .collect();
    files.sort();
    Ok(files)
}
