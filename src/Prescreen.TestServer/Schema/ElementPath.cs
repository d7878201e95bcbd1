using System.Collections.Immutable;

namespace Prescreen.TestServer.Schema;

/// <summary>Where a search parameter's values stand: element names, each with an optional [name=value] condition, and an optional reference type.</summary>
internal sealed record ElementPath(ImmutableArray<PathStep> Steps, string? OnlyType)
{
    /// <summary>Reads "telecom[system=email].value" or "subject^Patient".</summary>
    public static ElementPath Parse(string text)
    {
        var parts = text.Split('^');
        return new ElementPath([.. parts[0].Split('.').Select(PathStep.Parse)], parts.Length > 1 ? parts[1] : null);
    }
}

/// <summary>One element of a path; where <see cref="Where"/> is set only objects whose member of that name is <see cref="EqualTo"/> count.</summary>
internal sealed record PathStep(string Name, string? Where, string? EqualTo)
{
    /// <summary>Reads "telecom" or "telecom[system=email]".</summary>
    public static PathStep Parse(string text)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            return new PathStep(text, null, null);
        }

        var condition = text[(bracket + 1)..^1].Split('=');
        return new PathStep(text[..bracket], condition[0], condition[1]);
    }
}
