namespace Prescreen.TestServer.Search;

/// <summary>A query for row ids of resources; negated it stands for all others.</summary>
internal readonly record struct RidSet(string Sql, bool Negated = false)
{
    /// <summary>The condition that a column's row id is in the set.</summary>
    public string Condition(string column) => $"{column} {(Negated ? "NOT IN" : "IN")} ({Sql})";
}
