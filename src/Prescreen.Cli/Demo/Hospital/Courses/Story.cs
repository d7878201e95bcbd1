namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>A patient before they are given an id: what to write, and what must come of it.</summary>
internal sealed record Story
{
    public required string Name { get; init; }

    public required string Text { get; init; }

    public required Dialect Dialect { get; init; }

    public required ExpectedStatus Cea { get; init; }

    public required ExpectedStatus Her2 { get; init; }

    public required Action<Chart> Write { get; init; }

    public static Story Of(string name, Dialect dialect, ExpectedStatus cea, ExpectedStatus her2, string text, ColorectalCourse course)
        => new() { Name = name, Text = text, Dialect = dialect, Cea = cea, Her2 = her2, Write = course.Write };

    public static Story Unconsidered(string name, Dialect dialect, string text, Action<Chart> write) => new()
    {
        Name = name,
        Text = text,
        Dialect = dialect,
        Cea = ExpectedStatus.NotConsidered,
        Her2 = ExpectedStatus.NotConsidered,
        Write = write,
    };

    public override string ToString() => Name;
}
