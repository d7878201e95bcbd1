using Prescreen.Protocols.Criteria;
using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols;

/// <summary>Reads one criterion: what all have, then its kind, which is named by the key it has.</summary>
internal static class CriterionReader
{
    /// <summary>The kinds by their key; the closed set of <see cref="Criterion"/>.</summary>
    public static IReadOnlyDictionary<string, Func<CriterionHeader, YamlSection, Criterion>> Kinds { get; } =
        new Dictionary<string, Func<CriterionHeader, YamlSection, Criterion>>(StringComparer.Ordinal)
        {
            [AliveCriterion.Key] = AliveCriterion.Read,
            [AgeCriterion.Key] = AgeCriterion.Read,
            [JudgementCriterion.Key] = JudgementCriterion.Read,
            [RulesCriterion.Key] = RulesCriterion.Read,
            [ReportedCriterion.Key] = ReportedCriterion.Read,
            [LabCriterion.Key] = LabCriterion.Read,
            [GradeCriterion.Key] = GradeCriterion.Read,
            [SerologyCriterion.Key] = SerologyCriterion.Read,
            [PregnancyTestCriterion.Key] = PregnancyTestCriterion.Read,
            [ConsentCriterion.Key] = ConsentCriterion.Read,
            [WashoutCriterion.Key] = WashoutCriterion.Read,
            [LongTermDrugCriterion.Key] = LongTermDrugCriterion.Read,
            [TreatmentFailureCriterion.Key] = TreatmentFailureCriterion.Read,
            [ImagingCriterion.Key] = ImagingCriterion.Read,
            [MetastasisFreeCriterion.Key] = MetastasisFreeCriterion.Read,
            [StainingCriterion.Key] = StainingCriterion.Read,
            [Her2Criterion.Key] = Her2Criterion.Read,
        };

    /// <summary>The criterion; null with a problem where the kind isn't clear.</summary>
    public static Criterion? Read(YamlSection section, CriterionCategory category)
    {
        var header = new CriterionHeader(section.Text("id"), section.Text("text"), category, ReadExempt(section));
        var named = section.Keys.Select(key => key.Key).Where(Kinds.ContainsKey).ToList();
        if (named.Count != 1)
        {
            section.Problem(null, "PROT-008", $"A criterion has one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}.");
            return null;
        }

        var criterion = Kinds[named[0]](header, section);
        section.Close();
        return criterion;
    }

    private static Exempt ReadExempt(YamlSection section)
    {
        var exempt = Exempt.Nobody;
        foreach (var (word, at) in section.Texts("not-applicable-to"))
        {
            exempt |= word switch
            {
                "men" => Exempt.Men,
                "women" => Exempt.Women,
                "women-not-of-childbearing-potential" => Exempt.WomenNotOfChildbearingPotential,
                _ => Unknown(section, at),
            };
        }

        return exempt;
    }

    private static Exempt Unknown(YamlSection section, YamlDotNet.RepresentationModel.YamlNode at)
    {
        section.Scope.Problems.Add(at, "PROT-009", "'not-applicable-to' takes men, women or women-not-of-childbearing-potential.");
        return Exempt.Nobody;
    }
}
