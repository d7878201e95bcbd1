using System.Globalization;

namespace Prescreen.Protocols;

/// <summary>How a value is compared.</summary>
public enum Comparison
{
    /// <summary>&lt;</summary>
    Below,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>≥</summary>
    AtLeast,

    /// <summary>&gt;</summary>
    Above,
}

/// <summary>What a value must be: "&gt;= 80 10*9/L", or "&lt;= 2.0 xULN" as a multiple of the result's own upper limit of normal.</summary>
public sealed record Threshold(Comparison Comparison, decimal Limit, string Unit)
{
    /// <summary>The unit of a multiple of the upper limit of normal.</summary>
    public const string UpperLimitOfNormal = "xULN";

    /// <summary>True where the limit is a multiple of the upper limit of normal.</summary>
    public bool IsRelative => Unit == UpperLimitOfNormal;

    /// <summary>True, false, or null where an interval lies on both sides. Ends are null where open.</summary>
    /// <param name="low">Lowest possible value.</param>
    /// <param name="lowInclusive">False where the lowest value itself isn't possible.</param>
    /// <param name="high">Highest possible value.</param>
    /// <param name="highInclusive">False where the highest value itself isn't possible.</param>
    internal Side Compare(decimal? low, bool lowInclusive, decimal? high, bool highInclusive) => Comparison switch
    {
        Comparison.AtLeast => Settle(low >= Limit, high < Limit || (high == Limit && !highInclusive)),
        Comparison.Above => Settle(low > Limit || (low == Limit && !lowInclusive), high <= Limit),
        Comparison.AtMost => Settle(high <= Limit, low > Limit || (low == Limit && !lowInclusive)),
        Comparison.Below => Settle(high < Limit || (high == Limit && !highInclusive), low >= Limit),
        _ => throw new System.Diagnostics.UnreachableException($"No comparison {Comparison}."),
    };

    /// <summary>"≥80 10*9/L", "≤2.0×ULN".</summary>
    public override string ToString()
    {
        var sign = Comparison switch
        {
            Comparison.Below => "<",
            Comparison.AtMost => "≤",
            Comparison.AtLeast => "≥",
            Comparison.Above => ">",
            _ => "?",
        };
        var limit = Limit.ToString(CultureInfo.InvariantCulture);
        return IsRelative ? $"{sign}{limit}×ULN" : Unit == "1" ? $"{sign}{limit}" : $"{sign}{limit} {Unit}";
    }

    private static Side Settle(bool satisfies, bool fails) => satisfies ? Side.Satisfies : fails ? Side.Fails : Side.Straddles;
}

/// <summary>On which side of a threshold a value lies.</summary>
internal enum Side
{
    /// <summary>All of it satisfies.</summary>
    Satisfies,

    /// <summary>None of it does.</summary>
    Fails,

    /// <summary>Some of it does.</summary>
    Straddles,
}
