namespace Prescreen.Narrative.Findings.Organs;

/// <summary>An organ a sentence names.</summary>
/// <param name="Site">Its name as the site of a metastasis; null where it can't be one.</param>
/// <param name="Origin">Its name as the origin of a tumour; null where it can't be one.</param>
/// <param name="Laterality">"left", "right", "bilateral"; null where not said.</param>
/// <param name="First">Its first token; -1 where it was named before the sentence.</param>
/// <param name="End">The token after its last.</param>
/// <param name="Group">Organs of one list share a number.</param>
/// <param name="IsFocal">A lesion in it can be a metastasis.</param>
/// <param name="IsSpreadOut">A nodule or "disease" of it is spread of a tumour: the peritoneum.</param>
/// <param name="IsSided">It stands on a side.</param>
/// <param name="Nodes">What its lymph nodes are as a site; null where it names none.</param>
/// <param name="IsSpecimen">As a specimen's label it is a tumour's origin.</param>
internal sealed record Organ(string? Site, string? Origin, string? Laterality, int First, int End, int Group, bool IsFocal, bool IsSpreadOut, bool IsSided, bool IsSpecimen, string? Nodes)
{
    /// <summary>True for lymph nodes.</summary>
    public bool IsNode => Site is not null && Site.EndsWith("lymph-node", StringComparison.Ordinal);

    /// <summary>A site that other words than an organ's name: "lytic lesion".</summary>
    public static Organ Of(string site) => new(site, null, null, -1, -1, -1, true, false, false, false, null);

    /// <summary>The same, named before the sentence.</summary>
    public Organ Before => this with { First = -1, End = -1, Group = -1 };

    /// <summary>Never the words.</summary>
    public override string ToString() => nameof(Organ);
}
