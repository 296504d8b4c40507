//! The pages of the real program: asked for by a client without scripts, and shown by a real browser.

mod acts;
mod browser;
mod consultations;
mod desk;
mod docs;
mod house;
mod live;
mod long;
mod numbers;
mod pages;
mod passwords;
mod personal;
mod plainly;
mod readers;
mod reviews;
mod shut_out;
mod sign_in;
mod whole;
mod world;
