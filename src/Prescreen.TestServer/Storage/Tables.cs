namespace Prescreen.TestServer.Storage;

/// <summary>The tables: resources with all their versions, and one index table per kind of search value.</summary>
internal static class Tables
{
    public const string Create = """
        CREATE TABLE IF NOT EXISTS resources (rid INTEGER PRIMARY KEY, type TEXT NOT NULL, ref TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
            seq INTEGER NOT NULL, updated INTEGER NOT NULL, deleted INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS resources_by_time ON resources (type, updated);
        CREATE TABLE IF NOT EXISTS versions (seq INTEGER PRIMARY KEY, rid INTEGER NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL,
            updated INTEGER NOT NULL, method TEXT NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS versions_of ON versions (rid, version);
        CREATE INDEX IF NOT EXISTS versions_by_type ON versions (type, seq);
        CREATE TABLE IF NOT EXISTS ix_token (param INTEGER NOT NULL, value TEXT NOT NULL, system TEXT NOT NULL, rid INTEGER NOT NULL,
            PRIMARY KEY (param, value, system, rid)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS ix_token_of ON ix_token (rid, param);
        CREATE TABLE IF NOT EXISTS ix_reference (param INTEGER NOT NULL, target TEXT NOT NULL, rid INTEGER NOT NULL,
            PRIMARY KEY (param, target, rid)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS ix_reference_of ON ix_reference (rid, param);
        CREATE INDEX IF NOT EXISTS ix_reference_to ON ix_reference (target, param);
        CREATE TABLE IF NOT EXISTS ix_date (param INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL, rid INTEGER NOT NULL,
            PRIMARY KEY (param, low, high, rid)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS ix_date_of ON ix_date (rid, param);
        CREATE TABLE IF NOT EXISTS ix_text (param INTEGER NOT NULL, folded TEXT NOT NULL, exact TEXT NOT NULL, rid INTEGER NOT NULL,
            PRIMARY KEY (param, folded, exact, rid)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS ix_text_of ON ix_text (rid, param);
        CREATE TABLE IF NOT EXISTS ix_number (param INTEGER NOT NULL, value REAL NOT NULL, system TEXT NOT NULL, code TEXT NOT NULL, unit TEXT NOT NULL,
            rid INTEGER NOT NULL, PRIMARY KEY (param, value, system, code, unit, rid)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS ix_number_of ON ix_number (rid, param);
        CREATE TABLE IF NOT EXISTS events (subscription TEXT NOT NULL, number INTEGER NOT NULL, focus TEXT NOT NULL, version INTEGER NOT NULL,
            method TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (subscription, number)) WITHOUT ROWID;
        """;

    /// <summary>Every table that holds search values of a resource, for removing them.</summary>
    public static readonly string[] Indexes = ["ix_token", "ix_reference", "ix_date", "ix_text", "ix_number"];
}
