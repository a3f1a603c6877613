//! Ready queries, by name. They ask a table `logs`, as `smtp-fleet import` writes it.

const READY: [(&str, &str); 3] = [
    // Mail that was refused or put off, by who gave the reply and when.
    (
        "refusals-by-provider",
        "SELECT day, coalesce(provider, relay, 'unknown') AS provider, verdict, count(*) AS replies
         FROM logs
         WHERE direction = 'Received' AND verdict IN ('Rejected', 'RetryLater')
         GROUP BY 1, 2, 3
         ORDER BY day, replies DESC, provider, verdict
         LIMIT 1000",
    ),
    // Whose turn it is, and with what.
    (
        "who-has-to-act",
        "SELECT party, code, enhanced, count(*) AS replies, count(DISTINCT recipient_domain) AS domains
         FROM logs
         WHERE verdict IN ('Rejected', 'RetryLater')
         GROUP BY party, code, enhanced
         ORDER BY replies DESC, party, code, enhanced
         LIMIT 100",
    ),
    // What is said most often about mail for a domain.
    (
        "top-texts",
        "SELECT recipient_domain, words, replies
         FROM (
           SELECT recipient_domain, words, count(*) AS replies,
             row_number() OVER (PARTITION BY recipient_domain ORDER BY count(*) DESC, words) AS place
           FROM logs
           WHERE recipient_domain IS NOT NULL AND verdict IN ('Rejected', 'RetryLater')
           GROUP BY recipient_domain, words
         )
         WHERE place <= 3
         ORDER BY replies DESC, recipient_domain, words
         LIMIT 100",
    ),
];

/// Returns the query of a name, or what was given.
pub(super) fn named(query: &str) -> &str {
    READY.iter().find(|(name, _)| *name == query).map_or(query, |(_, sql)| sql)
}
