using Prescreen.Protocols;

namespace Prescreen.Cli.Output;

/// <summary>What is looked for in reports' words, in words.</summary>
internal static class FindingPlan
{
    /// <summary>"Words that say surgery cytoreductive (present or historical)".</summary>
    public static string Of(FindingQuery query)
    {
        var values = query.Values.IsEmpty ? "" : $" {string.Join(" or ", query.Values)}";
        var sites = query.Sites.IsEmpty ? "" : $" in {string.Join(" or ", query.Sites)}";
        var except = query.NotSites.IsEmpty ? "" : $", but not in {string.Join(" or ", query.NotSites)}";
        var asserted = string.Join(" or ", query.Asserted.Select(assertion => assertion.ToString().ToLowerInvariant()));
        return $"Words that say {query.Kind}{values}{sites}{except} ({asserted})";
    }

    /// <summary>What words may do, as a sentence; nothing where they aren't read.</summary>
    public static IEnumerable<string> Of(NarrativeUse use, string what) => use switch
    {
        NarrativeUse.Decides => [$"Words of reports decide: {what}."],
        NarrativeUse.Suggests => [$"Words of reports suggest, which gives review: {what}."],
        NarrativeUse.None => [],
        _ => [],
    };
}
