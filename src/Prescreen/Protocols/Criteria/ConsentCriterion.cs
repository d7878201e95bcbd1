using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols.Criteria;

/// <summary>The patient hasn't refused consent to this study: <c>consent: not-refused</c>.</summary>
public sealed record ConsentCriterion : Criterion
{
    internal const string Key = "consent";

    internal static ConsentCriterion Read(CriterionHeader header, YamlSection section)
    {
        section.OneOf(Key, true, ("not-refused", true));
        return new ConsentCriterion { Id = header.Id, Text = header.Text, Category = header.Category, Exempt = header.Exempt };
    }
}
