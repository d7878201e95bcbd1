namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>Which way the true value of a point may lie: "&lt;5" is at 5 or below.</summary>
public enum ChartArrow
{
    /// <summary>It is where it is drawn.</summary>
    None,

    /// <summary>Or above.</summary>
    Up,

    /// <summary>Or below.</summary>
    Down,
}

/// <summary>A value on the chart.</summary>
public sealed record ChartPoint
{
    /// <summary>Percent of the width.</summary>
    public required double X { get; init; }

    /// <summary>Pixels from above.</summary>
    public required double Y { get; init; }

    /// <summary>Where its label stands, in pixels from above.</summary>
    public double LabelY { get; init; }

    /// <summary>For an interval, how many pixels it reaches to either side; 0 for a number.</summary>
    public double Reach { get; init; }

    /// <summary>Where the true value may lie.</summary>
    public ChartArrow Arrow { get; init; }

    /// <summary>True for a value that the verdict rests on.</summary>
    public bool IsDeciding { get; init; }

    /// <summary>True where a status puts it in doubt.</summary>
    public bool IsPreliminary { get; init; }

    /// <summary>The value with its unit.</summary>
    public required string Value { get; init; }

    /// <summary>The value with its unit, and when.</summary>
    public required string Label { get; init; }

    /// <summary>The place only.</summary>
    public override string ToString() => $"{X}% {Y}";
}
