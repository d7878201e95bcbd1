using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// Age in completed years, both ends inclusive, at the day of consent to this study where there is one, else at as-of: <c>age: { from: 18, to: 75 }</c>.
/// </summary>
public sealed record AgeCriterion : Criterion
{
    internal const string Key = "age";

    /// <summary>The youngest age, inclusive.</summary>
    public required int From { get; init; }

    /// <summary>The oldest age, inclusive.</summary>
    public required int To { get; init; }

    internal static AgeCriterion Read(CriterionHeader header, YamlSection section)
    {
        var age = section.OptionalSection(Key);
        var from = age?.OptionalInteger("from") ?? 0;
        var to = age?.OptionalInteger("to") ?? 150;
        age?.Close();
        if (from > to)
        {
            section.Problem(Key, "PROT-031", "'from' is above 'to': no patient could meet this.");
        }

        return new AgeCriterion { Id = header.Id, Text = header.Text, Category = header.Category, Exempt = header.Exempt, From = from, To = to };
    }
}
