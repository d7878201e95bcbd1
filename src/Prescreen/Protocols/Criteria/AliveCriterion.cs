using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols.Criteria;

/// <summary>The patient is alive: <c>alive: true</c>.</summary>
public sealed record AliveCriterion : Criterion
{
    internal const string Key = "alive";

    internal static AliveCriterion Read(CriterionHeader header, YamlSection section)
    {
        if (!section.Flag(Key))
        {
            section.Problem(Key, "PROT-030", "'alive' takes true.");
        }

        return new AliveCriterion { Id = header.Id, Text = header.Text, Category = header.Category, Exempt = header.Exempt };
    }
}
