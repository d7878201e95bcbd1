using System.Globalization;
using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>
/// Gathers one patient's facts in any order and settles which of them stand: the latest version of each resource, without those withdrawn by their
/// own last version or by a later entered-in-error resource with the same business identifier (clinical.md §2.2, §7 Results).
/// </summary>
public sealed class PatientRecordBuilder(string patient, ConceptVocabulary vocabulary)
{
    private readonly List<ClinicalFact> facts = [];
    private readonly List<Problem> problems = [];

    /// <summary>The patient's reference, "Patient/1".</summary>
    public string Patient { get; } = patient;

    /// <summary>How many facts were added, over all versions.</summary>
    public int Count => facts.Count;

    /// <summary>Adds a fact as read; later calls are later entries of the source.</summary>
    public void Add(ClinicalFact fact) => facts.Add(fact);

    /// <summary>Notes that something of this patient could not be read.</summary>
    public void Add(Problem problem) => problems.Add(problem);

    /// <summary>Takes over all that was gathered under another reference: a merged record's facts belong to its survivor.</summary>
    public void TakeOver(PatientRecordBuilder merged)
    {
        facts.AddRange(merged.facts.Where(fact => fact is not Demographics));
        problems.AddRange(merged.problems);
    }

    /// <summary>Where this patient's record was merged into another, the survivor's reference.</summary>
    public string? ReplacedBy => facts.OfType<Demographics>().LastOrDefault()?.ReplacedBy;

    /// <summary>The record of what stands.</summary>
    public PatientRecord Build()
    {
        var standing = WithoutCancelled(LatestVersions());
        var counts = new int[vocabulary.Names.Count];
        foreach (var fact in standing)
        {
            ForEachConcept(fact, (concept, _) => counts[concept.Index]++);
        }

        var index = new ClinicalFact[]?[counts.Length];
        var filled = new int[counts.Length];
        foreach (var fact in standing)
        {
            ForEachConcept(fact, (concept, holder) => (index[concept.Index] ??= new ClinicalFact[counts[concept.Index]])[filled[concept.Index]++] = holder);
        }

        var specimens = new Dictionary<string, SpecimenFact>(StringComparer.Ordinal);
        foreach (var specimen in standing.OfType<SpecimenFact>())
        {
            specimens[specimen.Source.Unversioned] = specimen;
        }

        var demographics = standing.OfType<Demographics>().LastOrDefault(one => one.Source.Unversioned == Patient);
        return new PatientRecord(Patient, demographics, [.. standing], index, specimens, NarrativeIndex.Of(standing), [.. problems]);
    }

    private static void ForEachConcept(ClinicalFact fact, Action<Concept, ClinicalFact> visit)
    {
        foreach (var concept in fact.Concepts.Items)
        {
            visit(concept, fact);
        }

        foreach (var concept in fact.TextConcepts.Items)
        {
            if (!fact.Concepts.Contains(concept))
            {
                visit(concept, fact);
            }
        }

        if (fact is ResultFact result)
        {
            foreach (var component in result.Components)
            {
                component.Whole = result;
                ForEachConcept(component, visit);
            }
        }
    }

    private List<ClinicalFact> LatestVersions()
    {
        var latest = new Dictionary<(string, string), int>(facts.Count);
        var kept = new List<ClinicalFact>(facts.Count);
        foreach (var fact in facts)
        {
            var key = (fact.Source.Type, fact.Source.Id);
            if (!latest.TryGetValue(key, out var place))
            {
                latest.Add(key, kept.Count);
                kept.Add(fact);
            }
            else if (Supersedes(fact, kept[place]))
            {
                kept[place] = fact;
            }
        }

        return kept;
    }

    private static bool Supersedes(ClinicalFact later, ClinicalFact earlier)
    {
        if (Number(later) is { } laterNumber && Number(earlier) is { } earlierNumber && laterNumber != earlierNumber)
        {
            return laterNumber > earlierNumber;
        }

        return later.LastUpdated is not { } one || earlier.LastUpdated is not { } other || one >= other;

        static long? Number(ClinicalFact fact)
            => long.TryParse(fact.Source.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static List<ClinicalFact> WithoutCancelled(List<ClinicalFact> kept)
    {
        Dictionary<string, int>? withdrawn = null;
        for (var i = 0; i < kept.Count; i++)
        {
            if (kept[i].IsWithdrawn)
            {
                foreach (var identifier in kept[i].Identifiers)
                {
                    (withdrawn ??= new(StringComparer.Ordinal))[$"{kept[i].Source.Type} {identifier}"] = i;
                }
            }
        }

        var standing = new List<ClinicalFact>(kept.Count);
        for (var i = 0; i < kept.Count; i++)
        {
            if (!kept[i].IsWithdrawn && !IsCancelled(kept, i, withdrawn))
            {
                standing.Add(kept[i]);
            }
        }

        return standing;
    }

    private static bool IsCancelled(List<ClinicalFact> kept, int place, Dictionary<string, int>? withdrawn)
    {
        if (withdrawn is null)
        {
            return false;
        }

        foreach (var identifier in kept[place].Identifiers)
        {
            if (withdrawn.TryGetValue($"{kept[place].Source.Type} {identifier}", out var by) && IsLater(kept[by], kept[place], by > place))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLater(ClinicalFact one, ClinicalFact other, bool isLaterEntry)
        => one.LastUpdated is { } first && other.LastUpdated is { } second && first != second ? first > second : isLaterEntry;
}
