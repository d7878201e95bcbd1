using Prescreen.Narrative.Findings.Cardiac;
using Prescreen.Narrative.Findings.Courses;
using Prescreen.Narrative.Findings.Diagnoses;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Imaging;
using Prescreen.Narrative.Findings.Metastases;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Findings.Staining;
using Prescreen.Narrative.Findings.Surgeries;

namespace Prescreen.Narrative.Findings;

/// <summary>The extractors of all kinds of findings.</summary>
internal static class FindingExtractors
{
    /// <summary>New instances, for one report at a time. They share what several of them read of a sentence.</summary>
    public static IReadOnlyList<IFindingExtractor> All()
    {
        SentenceOrgans organs = new();
        OrganTopic topic = new();
        DateReader dates = new();
        return
        [
            new MetastasisExtractor(organs, topic, dates),
            new DiagnosisExtractor(organs, topic, dates),
            new SurgeryExtractor(organs, dates),
            new CompletenessExtractor(dates),
            new PciExtractor(dates),
            new ProgressionExtractor(dates),
            new IntoleranceExtractor(dates),
            new EjectionFractionExtractor(dates),
            new ElectrocardiogramExtractor(dates),
            new ContrastExtractor(dates),
            new StainingExtractor(dates),
        ];
    }
}
