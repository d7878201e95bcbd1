using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols;

/// <summary>What a report's words may do for a criterion (clinical.md §2.10).</summary>
public enum NarrativeUse
{
    /// <summary>They aren't looked at.</summary>
    None,

    /// <summary>They give review, and a stated absence may give met; never not-met.</summary>
    Suggests,

    /// <summary>They decide as a code would.</summary>
    Decides,
}

/// <summary>Reads <c>narrative: decides</c> or <c>narrative: suggests</c> of a criterion.</summary>
internal static class NarrativeUseReader
{
    private const string Key = "narrative";

    /// <summary>What the criterion declares; none where the key is absent.</summary>
    public static NarrativeUse Read(YamlSection section)
        => section.OneOf(Key, NarrativeUse.None, ("decides", NarrativeUse.Decides), ("suggests", NarrativeUse.Suggests));

    /// <summary>The same for a criterion that names a finding or not: it must declare both or neither.</summary>
    public static NarrativeUse Read(YamlSection section, bool namesFinding)
    {
        var use = Read(section);
        if (namesFinding && use is NarrativeUse.None)
        {
            section.Problem(null, "PROT-060", "The criterion names a finding, so 'narrative' must say whether a report's words decide it or suggest it.");
        }
        else if (!namesFinding && use is not NarrativeUse.None)
        {
            section.Problem(Key, "PROT-061", "The criterion declares 'narrative' but names no finding to read.");
        }

        return use;
    }
}
