using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// No metastasis at some sites, by diagnoses and by the latest imaging: <c>metastasis-free: { sites: distant-metastasis, review: [metastasis-unspecified],
/// imaging: abdominal-ct }</c>.
/// </summary>
public sealed record MetastasisFreeCriterion : Criterion
{
    internal const string Key = "metastasis-free";

    /// <summary>The value sets of the sites: an active diagnosis fails.</summary>
    public required ImmutableArray<Concept> Sites { get; init; }

    /// <summary>The value sets that a person must judge, though they belong to a site.</summary>
    public ImmutableArray<Concept> Review { get; init; } = [];

    /// <summary>The study whose stated absence shows it.</summary>
    public required ImagingStudy Study { get; init; }

    /// <summary>What reports' words may do.</summary>
    public NarrativeUse Narrative { get; init; }

    /// <summary>The sites of a metastasis in words that don't count.</summary>
    public ImmutableArray<string> Inside { get; init; } = [];

    /// <summary>The sites that count only in the study itself: elsewhere words of nodes speak of the tumour's own.</summary>
    public ImmutableArray<string> OnlyInStudy { get; init; } = [];

    internal static MetastasisFreeCriterion Read(CriterionHeader header, YamlSection section)
    {
        var body = section.OptionalSection(Key) ?? section;
        var criterion = new MetastasisFreeCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Sites = body.RequiredConcepts("sites"),
            Review = body.Concepts("review"),
            Study = ImagingCriterion.Find(body, "imaging"),
            Narrative = NarrativeUseReader.Read(section),
            Inside = FindingQuery.SitesAt(body, "inside"),
            OnlyInStudy = FindingQuery.SitesAt(body, "only-in-study"),
        };
        if (criterion.Narrative is NarrativeUse.Decides)
        {
            section.Problem("narrative", "PROT-069", "Metastases in words only suggest; a stated absence may give met.");
        }

        if (!ReferenceEquals(body, section))
        {
            body.Close();
        }

        return criterion;
    }
}
