namespace Prescreen.Facts;

/// <summary>The narrative findings of a record by their kind, so that a criterion looks at its own only.</summary>
internal static class NarrativeIndex
{
    /// <summary>What a fact's words say; empty where they weren't read or it has none.</summary>
    public static IReadOnlyList<NarrativeFinding> FindingsOf(ClinicalFact fact) => fact switch
    {
        ReportFact report => report.Findings,
        ResultFact result => result.Findings,
        _ => [],
    };

    /// <summary>Null where no standing fact says anything; what is only registered says nothing yet.</summary>
    public static Dictionary<string, NarrativeMention[]>? Of(List<ClinicalFact> standing)
    {
        Dictionary<string, List<NarrativeMention>>? byKind = null;
        foreach (var fact in standing)
        {
            if (fact is ReportFact { Findings.Count: > 0, Status: not ResultStatus.Registered } or ResultFact { Status: not ResultStatus.Registered })
            {
                Add(fact, ref byKind);
            }
        }

        return byKind?.ToDictionary(kind => kind.Key, kind => kind.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Add(ClinicalFact fact, ref Dictionary<string, List<NarrativeMention>>? byKind)
    {
        var findings = FindingsOf(fact);
        for (var i = 0; i < findings.Count; i++)
        {
            byKind ??= new(StringComparer.Ordinal);
            if (!byKind.TryGetValue(findings[i].Finding, out var mentions))
            {
                byKind[findings[i].Finding] = mentions = [];
            }

            mentions.Add(new NarrativeMention(fact, findings[i]));
        }

        if (fact is ResultFact { Components.Count: > 0 } whole)
        {
            for (var i = 0; i < whole.Components.Count; i++)
            {
                Add(whole.Components[i], ref byKind);
            }
        }
    }
}
