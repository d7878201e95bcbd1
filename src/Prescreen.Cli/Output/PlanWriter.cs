using Prescreen.Protocols;

namespace Prescreen.Cli.Output;

/// <summary>Writes what a protocol asks, criterion by criterion, in 100 columns.</summary>
internal sealed class PlanWriter(Protocol protocol, TextWriter output)
{
    /// <summary>Writes the whole plan.</summary>
    public void Write()
    {
        Line("", $"{protocol.Id} {protocol.Version}: {protocol.Title}");
        Line("", $"Study {protocol.Study.System} {protocol.Study.Value}");
        if (protocol.Note is { } note)
        {
            Line("", note);
        }

        foreach (var arm in protocol.Arms)
        {
            Line("  ", $"Arm: {arm}");
        }

        Line("", $"Considers patients for whom {string.Join(" and ", protocol.Considers)} are met or need review.");
        foreach (var anchor in protocol.Anchors.Values)
        {
            var note2 = anchor.Note is { } words ? $", or the latest {new ConceptWords(protocol).Of(words)}" : "";
            Line("", $"'{anchor.Name}' is the latest {new ConceptWords(protocol).Of(anchor.Procedure)}{note2}.");
        }

        Section("Inclusion", CriterionCategory.Inclusion);
        Section("Exclusion", CriterionCategory.Exclusion);
    }

    private void Section(string title, CriterionCategory category)
    {
        output.WriteLine();
        output.WriteLine(title);
        var plan = new CriterionPlan(protocol);
        foreach (var criterion in protocol.Criteria.Where(criterion => criterion.Category == category))
        {
            Line("  ", $"{criterion.Id}: {criterion.Text}");
            foreach (var line in plan.Of(criterion))
            {
                Line("      ", line);
            }
        }

        output.WriteLine();
    }

    private void Line(string indent, string text) => Wrapped.Write(output, indent, text);
}
