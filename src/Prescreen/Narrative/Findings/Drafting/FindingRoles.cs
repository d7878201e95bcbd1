namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>The roles of the lexicons metastasis, surgery, diagnosis, course, cardiac, imaging and numbers.</summary>
internal static class FindingRoles
{
    /// <summary>A part of the body; <c>site</c> where it can hold a metastasis, <c>origin</c> where a tumour can come from it.</summary>
    public const string Organ = "organ";

    /// <summary>Left, right or both.</summary>
    public const string Side = "side";

    /// <summary>Spread of a tumour.</summary>
    public const string Spread = "spread";

    /// <summary>A focal lesion of unsaid nature.</summary>
    public const string Lesion = "lesion";

    /// <summary>What makes a lesion harmless.</summary>
    public const string Benign = "benign";

    /// <summary>What leaves a lesion's nature open.</summary>
    public const string Unclear = "unclear";

    /// <summary>Whether lymph nodes hold tumour: value present or absent.</summary>
    public const string NodeStatus = "node-status";

    /// <summary>A stage that tells of distant metastases: value present or absent.</summary>
    public const string Stage = "stage";

    /// <summary>A malignant tumour.</summary>
    public const string Tumor = "tumor";

    /// <summary>Words after an organ that make it a tumour's origin.</summary>
    public const string Origin = "origin";

    /// <summary>The edge of a specimen: what is said of it is no diagnosis.</summary>
    public const string Margin = "margin";

    /// <summary>An operation.</summary>
    public const string Operation = "operation";

    /// <summary>Removal of whatever organ is named beside it.</summary>
    public const string Removal = "removal";

    /// <summary>Words that say an operation was not done after all.</summary>
    public const string Undone = "undone";

    /// <summary>The name of the completeness score.</summary>
    public const string CcScore = "cc-score";

    /// <summary>Completeness in words.</summary>
    public const string Completeness = "completeness";

    /// <summary>The name of the Peritoneal Cancer Index.</summary>
    public const string Pci = "pci";

    /// <summary>A region of the index: its number is not the total.</summary>
    public const string PciRegion = "pci-region";

    /// <summary>Words of cardiology: the index's namesake is meant.</summary>
    public const string Coronary = "coronary";

    /// <summary>The index's total.</summary>
    public const string Total = "total";

    /// <summary>Progression of the disease.</summary>
    public const string Progression = "progression";

    /// <summary>Intolerance of a treatment.</summary>
    public const string Intolerance = "intolerance";

    /// <summary>The end of a treatment.</summary>
    public const string Stop = "stop";

    /// <summary>Harm by a treatment.</summary>
    public const string Toxicity = "toxicity";

    /// <summary>An anti-tumour drug or regimen.</summary>
    public const string Drug = "drug";

    /// <summary>Left ventricular ejection fraction.</summary>
    public const string Lvef = "lvef";

    /// <summary>An electrocardiogram.</summary>
    public const string Ecg = "ecg";

    /// <summary>What an electrocardiogram shows: value normal or abnormal.</summary>
    public const string EcgSign = "ecg-sign";

    /// <summary>Contrast of a study: value with, without or with-and-without.</summary>
    public const string Contrast = "contrast";

    /// <summary>An imaging study.</summary>
    public const string Study = "study";

    /// <summary>A comparator before a number: value "&gt;", "&gt;=", "&lt;" or "&lt;=".</summary>
    public const string Comparator = "comparator";

    /// <summary>A month: value 01 to 12.</summary>
    public const string Month = "month";

    /// <summary>Words that put a measured number in doubt.</summary>
    public const string Doubt = "doubt";

    /// <summary>A number in words.</summary>
    public const string Numeral = "numeral";

    /// <summary>A unit: the number before it is no year.</summary>
    public const string Unit = "unit";
}
