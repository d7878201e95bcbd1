using System.Data.Common;
using Npgsql;

namespace Prescreen.Screening.Ledger;

/// <summary>The setting <c>Prescreen:Store</c>, understood: where the ledger is kept.</summary>
public abstract record StoreSetting
{
    /// <summary>The setting's key.</summary>
    public const string Key = "Prescreen:Store";

    private protected StoreSetting()
    {
    }

    /// <summary>Reads the setting; the problem names the key and what it takes, and never repeats the value, which may hold a password.</summary>
    public static Result<StoreSetting> Parse(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return LedgerProblems.SettingMissing;
        }

        return setting.Trim().Split(':', 2) switch
        {
            ["sqlite", { Length: > 0 } path] => path.Contains(":memory:", StringComparison.Ordinal) ? LedgerProblems.PathMissing : new SqliteStore(path),
            ["sqlite", ..] => LedgerProblems.PathMissing,
            ["postgres", { Length: > 0 } connection] => Postgres(connection),
            ["postgres", ..] => LedgerProblems.ConnectionWrong,
            _ => LedgerProblems.SettingUnknown,
        };
    }

    private static Result<StoreSetting> Postgres(string connection)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(builder.Host) ? LedgerProblems.ConnectionWrong : new PostgresStore(connection);
        }
        catch (Exception wrong) when (wrong is ArgumentException or DbException or FormatException)
        {
            return LedgerProblems.ConnectionWrong;
        }
    }
}

/// <summary>A SQLite file: the embedded default, for one instance.</summary>
public sealed record SqliteStore(string Path) : StoreSetting;

/// <summary>A PostgreSQL database: for several instances.</summary>
public sealed record PostgresStore(string Connection) : StoreSetting
{
    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => "postgres";
}
