using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Diagnoses;

/// <summary>What was sent in: the organ of each part and of the report, by its labels, its specimen section and the operation's name.</summary>
internal sealed class SpecimenOrgans
{
    private static readonly ulong Operations = RoleBits.Of(FindingRoles.Operation);

    private readonly Dictionary<string, Organ> ofPart = new(StringComparer.Ordinal);
    private Organ? ofReport;

    /// <summary>A new report.</summary>
    public void Begin()
    {
        ofPart.Clear();
        ofReport = null;
    }

    /// <summary>The organ a sentence's part or report is about.</summary>
    public Organ? Of(SentenceReading sentence) => sentence.Part is { } part && ofPart.TryGetValue(part, out var organ) ? organ : ofReport;

    /// <summary>Notes what a sentence tells of specimens.</summary>
    public void Note(SentenceReading sentence, IReadOnlyList<Organ> organs, bool isLabel)
    {
        var isSpecimen = sentence.Section is SectionKind.Specimen or SectionKind.Gross;
        if (!isLabel && !isSpecimen && sentence.Section is not SectionKind.Diagnosis)
        {
            return;
        }

        Organ? best = null;
        foreach (var organ in organs)
        {
            best = organ.IsSpecimen ? TumorOrigin.Better(best, organ) : best;
        }

        best ??= ByOperation(sentence);
        if (best is null)
        {
            return;
        }

        if (sentence.Part is { } part)
        {
            ofPart.TryAdd(part, best.Before);
        }
        else if (isSpecimen && best.Origin is "colon" or "rectum" or "colorectal")
        {
            ofReport ??= best.Before;
        }
    }

    /// <summary>The organ an operation's specimen holds.</summary>
    public static Organ? ByOperation(SentenceReading sentence)
    {
        for (var index = 0; index < sentence.Subjects.Count && sentence.MayHave(Operations); index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Operation) && hit.Term.Entry["origin"] is { } origin)
            {
                return new Organ(null, origin, null, hit.First, hit.End, -1, false, false, false, true, null);
            }
        }

        return null;
    }
}
