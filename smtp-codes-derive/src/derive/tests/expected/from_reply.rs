#[automatically_derived]
impl<'__reply> ::smtp_codes::FromReply<'__reply> for RcptOutcome {
    fn from_reply(__reply: &::smtp_codes::Reply<'__reply>) -> Self {
        match ::smtp_codes::__private::numbers_or_other(__reply) {
            (250 | 251, ..) => Self::Accepted,
            (_, 5, 1, 1) | (_, 5, 1, 10) | (_, 5, 7, _) => Self::NoSuchUser,
            (452, ..) | (552, 0, ..) | (552, 5, 0, 0) | (552, 5, 5, 0 | 3) => Self::TooManyRecipients,
            (400..=499, ..) | (_, 2 | 4 | 5, 2, 2) => {
                Self::Later(::smtp_codes::FromReply::from_reply(__reply))
            }
            _ => Self::Refused {
                code: ::smtp_codes::FromReply::from_reply(__reply),
                text: ::smtp_codes::FromReply::from_reply(__reply),
            },
        }
    }
}
#[automatically_derived]
impl ::core::str::FromStr for RcptOutcome {
    type Err = ::smtp_codes::DecodeError;
    fn from_str(__text: &::core::primitive::str) -> ::core::result::Result<Self, ::smtp_codes::DecodeError> {
        ::smtp_codes::__private::parse(__text)
    }
}
