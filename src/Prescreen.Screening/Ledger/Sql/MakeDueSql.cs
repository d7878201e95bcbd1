namespace Prescreen.Screening.Ledger.Sql;

/// <summary>What making due does to a row that is there; the names on the right of an assignment are the row's old values.</summary>
internal static class MakeDueSql
{
    /// <summary>The assignments, given the SQL of the new instant, cause and now.</summary>
    public static string Assignments(string due, string cause, string now) => $"""
        due_at = CASE WHEN ledger.due_at IS NULL OR {due} < ledger.due_at THEN {due} ELSE ledger.due_at END,
        generation = ledger.generation + 1, cause = {cause}, made_due_at = {now},
        attempts = CASE WHEN ledger.parked = 2 THEN 0 ELSE ledger.attempts END,
        lifted = CASE WHEN {Lifts(due)} THEN ledger.parked ELSE 0 END,
        parked = CASE WHEN {Lifts(due)} THEN 0 ELSE ledger.parked END
        """;

    /// <summary>After an INSERT of one or more rows: what becomes of those that are there.</summary>
    public static string OnConflict { get; } = $"""
        ON CONFLICT (patient) DO UPDATE SET {Assignments("excluded.due_at", "excluded.cause", "excluded.made_due_at")}
        RETURNING lifted
        """;

    private static string Lifts(string due) => $"ledger.parked = 2 OR (ledger.parked = 1 AND {due} < ledger.due_at)";
}
