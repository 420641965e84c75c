#![doc = include_str!("../README.md")]

mod app;
mod components;
mod config;
mod delete;
mod editor;
mod error;
mod form;
mod guard;
mod host;
mod markup;
mod model;
mod mount;
mod page;
mod pages;
mod review;
mod route;
mod shell;
mod stage;
mod users;

pub use config::{Config, Root, Routes, STYLE_SHEET, SessionMode, Settings, Theme};
pub use connection_validation::Locale;
pub use host::MountError;
pub use mount::{Mounted, mount};
pub use page::{Event, NoPage, Page};
