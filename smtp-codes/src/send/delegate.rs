//! References and smart pointers to a reply are replies.
//!
//! Written out, because the compiler would name a macro in its messages about a type that is not a reply.

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
use alloc::sync::Arc;
#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, borrow::ToOwned, boxed::Box, rc::Rc};
use core::fmt;

#[cfg(feature = "alloc")]
use super::reply_buf::ReplyBuf;
use super::reply_set::{ReplySet, ReplySpec};
use super::text_writer::{Filler, TextWriter};
use super::to_reply::ToReply;
use crate::codes::{EnhancedCode, Family, ReplyCode};

impl<T: ToReply + ?Sized> ToReply for &T {
    fn code(&self) -> ReplyCode {
        T::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        T::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        T::write_text(self, writer)
    }
    #[cfg(feature = "alloc")]
    fn to_reply_buf(&self) -> ReplyBuf {
        T::to_reply_buf(self)
    }
    fn closes(&self) -> bool {
        T::closes(self)
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        T::__fill(self, filler)
    }
    fn __ready(&self) -> Option<&[u8]> {
        T::__ready(self)
    }
}

impl<T: ReplySet> ReplySet for &T {
    const REPLIES: &'static [ReplySpec] = T::REPLIES;
    const FAMILIES: &'static [Family] = T::FAMILIES;
}

impl<T: ToReply + ?Sized> ToReply for &mut T {
    fn code(&self) -> ReplyCode {
        T::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        T::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        T::write_text(self, writer)
    }
    #[cfg(feature = "alloc")]
    fn to_reply_buf(&self) -> ReplyBuf {
        T::to_reply_buf(self)
    }
    fn closes(&self) -> bool {
        T::closes(self)
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        T::__fill(self, filler)
    }
    fn __ready(&self) -> Option<&[u8]> {
        T::__ready(self)
    }
}

impl<T: ReplySet> ReplySet for &mut T {
    const REPLIES: &'static [ReplySpec] = T::REPLIES;
    const FAMILIES: &'static [Family] = T::FAMILIES;
}

#[cfg(feature = "alloc")]
impl<T: ToReply + ?Sized> ToReply for Box<T> {
    fn code(&self) -> ReplyCode {
        T::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        T::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        T::write_text(self, writer)
    }
    fn to_reply_buf(&self) -> ReplyBuf {
        T::to_reply_buf(self)
    }
    fn closes(&self) -> bool {
        T::closes(self)
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        T::__fill(self, filler)
    }
    fn __ready(&self) -> Option<&[u8]> {
        T::__ready(self)
    }
}

#[cfg(feature = "alloc")]
impl<T: ReplySet> ReplySet for Box<T> {
    const REPLIES: &'static [ReplySpec] = T::REPLIES;
    const FAMILIES: &'static [Family] = T::FAMILIES;
}

#[cfg(feature = "alloc")]
impl<T: ToReply + ?Sized> ToReply for Rc<T> {
    fn code(&self) -> ReplyCode {
        T::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        T::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        T::write_text(self, writer)
    }
    fn to_reply_buf(&self) -> ReplyBuf {
        T::to_reply_buf(self)
    }
    fn closes(&self) -> bool {
        T::closes(self)
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        T::__fill(self, filler)
    }
    fn __ready(&self) -> Option<&[u8]> {
        T::__ready(self)
    }
}

#[cfg(feature = "alloc")]
impl<T: ReplySet> ReplySet for Rc<T> {
    const REPLIES: &'static [ReplySpec] = T::REPLIES;
    const FAMILIES: &'static [Family] = T::FAMILIES;
}

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
impl<T: ToReply + ?Sized> ToReply for Arc<T> {
    fn code(&self) -> ReplyCode {
        T::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        T::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        T::write_text(self, writer)
    }
    fn to_reply_buf(&self) -> ReplyBuf {
        T::to_reply_buf(self)
    }
    fn closes(&self) -> bool {
        T::closes(self)
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        T::__fill(self, filler)
    }
    fn __ready(&self) -> Option<&[u8]> {
        T::__ready(self)
    }
}

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
impl<T: ReplySet> ReplySet for Arc<T> {
    const REPLIES: &'static [ReplySpec] = T::REPLIES;
    const FAMILIES: &'static [Family] = T::FAMILIES;
}

#[cfg(feature = "alloc")]
impl<T: ToReply + ToOwned + ?Sized> ToReply for Cow<'_, T> {
    fn code(&self) -> ReplyCode {
        T::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        T::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        T::write_text(self, writer)
    }
    fn to_reply_buf(&self) -> ReplyBuf {
        T::to_reply_buf(self)
    }
    fn closes(&self) -> bool {
        T::closes(self)
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        T::__fill(self, filler)
    }
    fn __ready(&self) -> Option<&[u8]> {
        T::__ready(self)
    }
}

#[cfg(feature = "alloc")]
impl<T: ReplySet + ToOwned> ReplySet for Cow<'_, T> {
    const REPLIES: &'static [ReplySpec] = T::REPLIES;
    const FAMILIES: &'static [Family] = T::FAMILIES;
}
