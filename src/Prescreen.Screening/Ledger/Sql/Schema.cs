namespace Prescreen.Screening.Ledger.Sql;

/// <summary>The tables, as a list of steps; a released step is never changed, only followed. {id}, {key} and {bytes} differ by store.</summary>
internal static class Schema
{
    private const string First = """
        CREATE TABLE ledger (
          patient {key} NOT NULL PRIMARY KEY,
          due_at BIGINT,
          cause TEXT NOT NULL,
          made_due_at BIGINT NOT NULL,
          generation BIGINT NOT NULL,
          lease_until BIGINT,
          worker TEXT,
          fence BIGINT NOT NULL DEFAULT 0,
          attempts BIGINT NOT NULL DEFAULT 0,
          abandoned BIGINT NOT NULL DEFAULT 0,
          parked BIGINT NOT NULL DEFAULT 0,
          parked_at BIGINT,
          lifted BIGINT NOT NULL DEFAULT 0,
          problem_kind TEXT,
          problem_code TEXT,
          problem_text TEXT,
          problem_place TEXT,
          fingerprint TEXT,
          settled_at BIGINT);
        CREATE INDEX ledger_due ON ledger (due_at, patient) WHERE due_at IS NOT NULL;
        CREATE INDEX ledger_dead ON ledger (patient) WHERE parked = 2;
        CREATE TABLE incidents (
          id {id},
          patient {key} NOT NULL,
          at BIGINT NOT NULL,
          kind TEXT NOT NULL,
          code TEXT,
          text TEXT);
        CREATE INDEX incidents_patient ON incidents (patient, id);
        CREATE TABLE watermarks (
          key {key} NOT NULL PRIMARY KEY,
          event_number BIGINT,
          at BIGINT);
        CREATE TABLE screenings (
          id {id},
          patient {key} NOT NULL,
          protocol {key} NOT NULL,
          version TEXT NOT NULL,
          as_of BIGINT NOT NULL,
          fingerprint TEXT NOT NULL,
          status {key} NOT NULL,
          assessment {bytes} NOT NULL,
          subject TEXT,
          subject_version TEXT,
          changes_at BIGINT,
          changed_at BIGINT NOT NULL,
          saved_at BIGINT NOT NULL,
          latest BIGINT NOT NULL);
        CREATE UNIQUE INDEX screenings_latest ON screenings (patient, protocol) WHERE latest = 1;
        CREATE INDEX screenings_history ON screenings (patient, protocol, id);
        CREATE INDEX screenings_list ON screenings (protocol, status, changed_at) WHERE latest = 1;
        """;

    /// <summary>
    /// What lists read lies apart from the assessments, whose bytes would have to be passed over row by row; its id grows with every change, so that a
    /// reader can ask for what is new.
    /// </summary>
    private const string Second = """
        CREATE TABLE heads (
          id {id},
          screening BIGINT NOT NULL UNIQUE,
          patient {key} NOT NULL,
          protocol {key} NOT NULL,
          version {key} NOT NULL,
          status TEXT NOT NULL,
          subject {key},
          subject_version TEXT,
          changes_at BIGINT,
          changed_at BIGINT NOT NULL,
          latest BIGINT NOT NULL,
          summary {bytes},
          work {bytes});
        INSERT INTO heads (screening, patient, protocol, version, status, subject, subject_version, changes_at, changed_at, latest)
          SELECT id, patient, protocol, version, status, subject, subject_version, changes_at, changed_at, latest FROM screenings ORDER BY id;
        CREATE INDEX heads_subject ON heads (protocol, subject) WHERE latest = 1;
        CREATE INDEX heads_version ON heads (protocol, version, patient, id);
        CREATE TABLE rebuilds (
          id {id},
          at BIGINT NOT NULL);
        CREATE TABLE audits (
          id {id},
          at BIGINT NOT NULL,
          study {key},
          event {bytes} NOT NULL,
          sent BIGINT NOT NULL DEFAULT 0);
        CREATE INDEX audits_pending ON audits (id) WHERE sent = 0;
        CREATE INDEX audits_study ON audits (study, id);
        CREATE TABLE sessions (
          key {key} NOT NULL PRIMARY KEY,
          payload {bytes} NOT NULL,
          expires BIGINT NOT NULL);
        CREATE INDEX sessions_expires ON sessions (expires);
        CREATE TABLE kept (
          name {key} NOT NULL PRIMARY KEY,
          value {bytes} NOT NULL);
        """;

    private static readonly string[] Steps = [First, Second];

    /// <summary>The version a store has after all steps.</summary>
    public static int Version => Steps.Length;

    /// <summary>The steps a store at a version still needs, in its words.</summary>
    public static IEnumerable<string> From(long version, string id, string key, string bytes)
        => Steps.Skip((int)version).Select(step => step
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{key}", key, StringComparison.Ordinal)
            .Replace("{bytes}", bytes, StringComparison.Ordinal));
}
