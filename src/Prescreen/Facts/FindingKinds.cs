namespace Prescreen.Facts;

/// <summary>The kinds of findings narrative reading knows.</summary>
public static class FindingKinds
{
    /// <summary>Immunostaining for carcinoembryonic antigen.</summary>
    public const string CeaIhc = "cea-ihc";

    /// <summary>Immunostaining for HER2.</summary>
    public const string Her2Ihc = "her2-ihc";

    /// <summary>In-situ hybridisation of HER2.</summary>
    public const string Her2Ish = "her2-ish";

    /// <summary>A metastasis, or a lesion that may be one.</summary>
    public const string Metastasis = "metastasis";

    /// <summary>Completeness of cytoreduction.</summary>
    public const string CcScore = "cc-score";

    /// <summary>Peritoneal Cancer Index.</summary>
    public const string Pci = "pci";

    /// <summary>An operation: cytoreductive, HIPEC, or the resection of the primary.</summary>
    public const string Surgery = "surgery";

    /// <summary>A malignant tumour's type and origin.</summary>
    public const string Diagnosis = "diagnosis";

    /// <summary>Progression of the disease.</summary>
    public const string Progression = "progression";

    /// <summary>Intolerance of a treatment.</summary>
    public const string Intolerance = "intolerance";

    /// <summary>Left ventricular ejection fraction.</summary>
    public const string Lvef = "lvef";

    /// <summary>An electrocardiogram, normal or not.</summary>
    public const string Ecg = "ecg";

    /// <summary>Contrast of an imaging study.</summary>
    public const string CtContrast = "ct-contrast";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [CeaIhc, Her2Ihc, Her2Ish, Metastasis, CcScore, Pci, Surgery, Diagnosis, Progression, Intolerance, Lvef, Ecg, CtContrast];
}
