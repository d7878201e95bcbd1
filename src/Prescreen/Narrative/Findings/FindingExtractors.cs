using Prescreen.Narrative.Findings.Cardiac;
using Prescreen.Narrative.Findings.Courses;
using Prescreen.Narrative.Findings.Diagnoses;
using Prescreen.Narrative.Findings.Imaging;
using Prescreen.Narrative.Findings.Metastases;
using Prescreen.Narrative.Findings.Staining;
using Prescreen.Narrative.Findings.Surgeries;

namespace Prescreen.Narrative.Findings;

/// <summary>The extractors of all kinds of findings.</summary>
internal static class FindingExtractors
{
    /// <summary>New instances, for one report at a time.</summary>
    public static IReadOnlyList<IFindingExtractor> All() =>
    [
        new MetastasisExtractor(),
        new DiagnosisExtractor(),
        new SurgeryExtractor(),
        new CompletenessExtractor(),
        new PciExtractor(),
        new ProgressionExtractor(),
        new IntoleranceExtractor(),
        new EjectionFractionExtractor(),
        new ElectrocardiogramExtractor(),
        new ContrastExtractor(),
        new StainingExtractor(),
    ];
}
