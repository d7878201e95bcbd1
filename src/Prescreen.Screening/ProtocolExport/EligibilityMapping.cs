using System.Diagnostics;
using Prescreen.Fhir.Model;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.ProtocolExport;

/// <summary>A protocol's criteria as the characteristics of a Group.</summary>
internal static class EligibilityMapping
{
    // UCUM has no unit for multiples of the upper limit of normal; an annotation says what the number 1 is counted in.
    private const string UpperLimits = "{ULN}";

    public static GroupCharacteristic Of(Protocol protocol, Criterion criterion)
    {
        var value = ValueOf(criterion);
        var code = CodeableConcept.Of(new Coding(PrescreenUrls.Criteria(protocol.Id), criterion.Id) { Display = criterion.Text }, criterion.Text);

        // Words of an exclusion say who is kept out; a limit always says what is let in.
        return new GroupCharacteristic(code, value, criterion.Category is CriterionCategory.Exclusion && value is InWords);
    }

    // A number stands only where it is all that is asked: with exceptions for some patients it would mislead whoever reads nothing else.
    private static CharacteristicValue ValueOf(Criterion criterion) => criterion switch
    {
        { Exempt: not Exempt.Nobody } => new InWords(criterion.Text),
        AliveCriterion => new IsSo(true),
        AgeCriterion age => new Between(age.From, age.To, "years", "a"),
        LabCriterion { Instead: null } lab => Side(lab.Require),
        GradeCriterion { Instead: null } grade => Side(grade.Require),
        _ => new InWords(criterion.Text),
    };

    private static OnOneSide Side(Threshold threshold) => new(
        threshold.Comparison switch
        {
            Comparison.Below => "<",
            Comparison.AtMost => "<=",
            Comparison.AtLeast => ">=",
            Comparison.Above => ">",
            _ => throw new UnreachableException($"No comparator for {threshold.Comparison}."),
        },
        threshold.Limit,
        threshold.IsRelative ? "×ULN" : threshold.Unit,
        threshold.IsRelative ? UpperLimits : threshold.Unit);
}
