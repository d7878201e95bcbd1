using System.Collections.Frozen;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Worklist.Reading;

/// <summary>A few words for each criterion of a protocol, for lists and plots: a lab's title, else the beginning of the protocol's own words.</summary>
public sealed class CriterionLabels(Protocol protocol)
{
    private const int Longest = 52;

    private readonly FrozenDictionary<string, string> labels = protocol.Criteria.ToFrozenDictionary(criterion => criterion.Id, Label, StringComparer.Ordinal);

    /// <summary>The words; the id itself where the protocol (in this version) has no such criterion.</summary>
    public string this[string id] => labels.GetValueOrDefault(id, id);

    private static string Label(Criterion criterion)
    {
        if (criterion is LabCriterion { Labs: [var lab] })
        {
            return lab.Title;
        }

        if (criterion.Text.Length <= Longest)
        {
            return criterion.Text;
        }

        var end = criterion.Text.LastIndexOf(' ', Longest);
        return $"{criterion.Text[..(end < Longest / 2 ? Longest : end)].TrimEnd(',', ';', ' ')}…";
    }
}
