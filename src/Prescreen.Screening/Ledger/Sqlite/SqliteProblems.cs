using Microsoft.Data.Sqlite;

namespace Prescreen.Screening.Ledger.Sqlite;

/// <summary>What SQLite's result codes mean to a caller (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteProblems
{
    public static Problem From(SqliteException failure) => failure.SqliteErrorCode switch
    {
        5 or 6 => LedgerProblems.Unavailable("another process holds the file"),
        10 => LedgerProblems.Unavailable("the disk reports an error"),
        13 => LedgerProblems.Unavailable("the disk is full"),
        3 or 8 or 14 => LedgerProblems.Damaged("the file can't be opened or written; check its folder and permissions"),
        11 or 26 => LedgerProblems.Damaged("the file is damaged or no SQLite database"),
        var code => LedgerProblems.Damaged($"SQLite {code}"),
    };
}
